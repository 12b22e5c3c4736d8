using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenOps.Extensions.Tests.Documentation;

/// <summary>Both columns of the table for who comes from OpenAI's SDK compile, each against its own library.</summary>
public sealed partial class OpenAIComparisonTests
{
    // What both columns take for granted.
    private const string Common = """
        var builder = WebApplication.CreateBuilder();
        IServiceCollection services = builder.Services;
        Stream stream = Stream.Null, mask = Stream.Null;
        byte[] bytes = [];
        string prompt = "", apiKey = "";
        HttpClient httpClient = new();

        """;

    private const string Theirs = """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Net.ServerSentEvents;
        using OpenAI;
        using OpenAI.Images;

        ImageClient client = null!;
        OpenAIClientOptions options = new();
        BinaryContent form = null!;
        string contentType = "";
        PipelinePolicy policy = null!;
        GeneratedImage image = null!;
        ClientResult<GeneratedImageCollection> result = null!;

        """;

    private const string TheirOthers = """
        using System.ClientModel;
        using OpenAI.Audio;
        using OpenAI.Chat;
        using OpenAI.Embeddings;
        using OpenAI.Files;
        using OpenAI.Images;
        using OpenAI.Videos;

        ChatClient chat = null!;
        List<ChatMessage> messages = [];
        ChatCompletionOptions chatOptions = new();
        ChatCompletion completion = null!;
        ChatToolCall call = null!;
        BinaryData picture = BinaryData.FromBytes(bytes), schema = picture;
        EmbeddingClient embeddings = null!;
        OpenAIEmbedding embedding = null!;
        AudioClient audio = null!;
        ImageClient images = null!;
        OpenAIFileClient files = null!;
        VideoClient videos = null!;
        string after = "", fileId = "", videoId = "";

        """;

    private const string Ours = """
        using TokenOps;

        TokenOpsClient client = null!;
        TokenOpsClientOptions options = new();
        CreateImageEditRequest request = new() { Prompt = "a" };
        ImagesResponse response = new();
        Image image = new();
        TokenOpsRateLimitException error = new();

        """;

    public static IEnumerable<TestCaseData> Rows() =>
        from document in new[] { "README.md", "README.zh-CN.md" }
        from row in Documents.Comparison(document)
        select new TestCaseData(row.Theirs, row.Ours).SetArgDisplayNames(document, row.Row);

    [TestCaseSource(nameof(Rows))]
    public void Both_columns_compile(IReadOnlyList<string> theirs, IReadOnlyList<string> ours)
    {
        theirs.Should().NotBeEmpty();

        // How OpenAI marks what may still change.
        foreach (var code in theirs)
            Compiler.Problems(Program(Theirs, code), "SCME0002", "OPENAI001").Should().BeEmpty(code);
        foreach (var code in ours.Where(c => !Variable.IsMatch(c)))
            Compiler.Problems(Program(Ours, code)).Should().BeEmpty(code);
    }

    public static IEnumerable<TestCaseData> OtherRows() =>
        from document in new[] { "README.md", "README.zh-CN.md" }
        from row in Documents.Comparison(document, index: 1)
        select new TestCaseData(row.Theirs, row.Ours).SetArgDisplayNames(document, row.Row);

    // What the samples' programs have was compiled and run with them.
    [TestCaseSource(nameof(OtherRows))]
    public void Of_other_endpoints_their_column_compiles_and_ours_stands_in_a_sample(IReadOnlyList<string> theirs, IReadOnlyList<string> ours)
    {
        theirs.Should().NotBeEmpty();
        ours.Should().NotBeEmpty();

        foreach (var code in theirs)
            Compiler.Problems(Program(TheirOthers, code), "SCME0002", "OPENAI001").Should().BeEmpty(code);
        foreach (var code in ours)
            Documents.SamplePrograms.Should().Contain(Documents.WithoutBlanks(code));
    }

    [Test]
    public void Both_languages_show_the_same_code_of_other_endpoints()
    {
        var english = Documents.Comparison("README.md", index: 1).SelectMany(r => r.Theirs.Concat(r.Ours));

        Documents.Comparison("README.zh-CN.md", index: 1).SelectMany(r => r.Theirs.Concat(r.Ours)).Should().Equal(english);
    }

    [Test]
    public void Both_languages_show_the_same_code()
    {
        var english = Documents.Comparison("README.md").SelectMany(r => r.Theirs.Concat(r.Ours));

        english.Should().HaveCountGreaterThan(40);
        Documents.Comparison("README.zh-CN.md").SelectMany(r => r.Theirs.Concat(r.Ours)).Should().Equal(english);
    }

    [Test]
    public void Environment_variables_are_read_by_the_client()
    {
        var variables = Documents.Comparison("README.md").SelectMany(r => r.Ours).Where(c => Variable.IsMatch(c)).ToList();
        var client = File.ReadAllBytes(typeof(TokenOpsClient).Assembly.Location);

        variables.Should().NotBeEmpty();
        variables.Where(v => client.AsSpan().IndexOf(Encoding.Unicode.GetBytes(v)) < 0).Should().BeEmpty();
    }

    // A table has room for the telling part only: a catch without its try, the name of a type, an expression.
    private static string Program(string setting, string code)
    {
        var known = setting.Replace("TokenOpsRateLimitException error = new();", code.StartsWith("catch", StringComparison.Ordinal) ? string.Empty : "TokenOpsRateLimitException error = new();", StringComparison.Ordinal);
        var usings = known.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return $"#pragma warning disable CS0168, CS0219, CS8321\n{known[..usings]}\nint unused = 0; unused++; await Task.Yield();\n{Common}{known[usings..]}\n{Statement(code)}\nclass AuditHandler : DelegatingHandler;\n";
    }

    private static string Statement(string code)
    {
        if (code.StartsWith("catch", StringComparison.Ordinal))
            return "try { } " + code + " { throw; }";
        return SyntaxFactory.ParseExpression(code) switch
        {
            SimpleNameSyntax type => $"_ = typeof({type});",
            AwaitExpressionSyntax or AssignmentExpressionSyntax => code + ";",
            InvocationExpressionSyntax call when call.ToString().Contains("Add", StringComparison.Ordinal) => code + ";",
            _ => $"_ = {code};",
        };
    }

    [GeneratedRegex("^[A-Z_]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable { get; }
}
