using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>A small document that was compiled, generated, and compiled once more by Roslyn, ready to be exercised.</summary>
internal sealed class Twist : IDisposable
{
    private const string Root =
        """
        namespace Twist
        {
            public partial class TokenOpsClient : System.IDisposable
            {
                private readonly global::TokenOps.TokenOpsClient _inner;
                public TokenOpsClient(global::TokenOps.TokenOpsClientOptions options, System.Net.Http.HttpClient http) { _inner = new global::TokenOps.TokenOpsClient(options, http); }
                private global::TokenOps.Runtime.ApiPipeline Pipeline { get { return _inner.Pipeline; } }
                public void Dispose() { _inner.Dispose(); }
            }
        }
        """;

    // The documents of all twists are generated once and compiled once, whatever the number of tests that exercise them.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Task<Assembly>> Assemblies = new(StringComparer.Ordinal);

    private readonly Assembly _assembly;
    private readonly HttpClient _http = new();

    private Twist(Assembly assembly)
    {
        _assembly = assembly;
        Server = TwistServer.Shared;
        Server.Reset();
        var options = new TokenOpsClientOptions { ApiKey = "key", BaseAddress = Server.Address, MaxRetries = 0 };
        Client = Activator.CreateInstance(Type("TokenOpsClient"), options, _http)!;
    }

    public TwistServer Server { get; }

    /// <summary>The generated client of the document.</summary>
    public dynamic Client { get; }

    /// <summary>Sends a request as it is, whatever rules it breaks.</summary>
    public CallOptions Unchecked { get; } = new() { ValidateRequests = false };

    /// <summary>All generated types.</summary>
    public IReadOnlyList<Type> Types => _assembly.GetExportedTypes();

    public static async Task<Twist> OfAsync(params string[] documents)
    {
        var assembly = await Assemblies.GetOrAdd(string.Join("\n---\n", documents), _ => CompileAsync(documents));
        return new Twist(assembly);
    }

    public Type Type(string name) => _assembly.GetType("Twist." + name, throwOnError: true)!;

    public dynamic New(string type) => Activator.CreateInstance(Type(type))!;

    /// <summary>A value of an extensible enum.</summary>
    public dynamic Value(string type, string text) => Activator.CreateInstance(Type(type), text)!;

    public dynamic Read(string type, string json) => JsonConvert.DeserializeObject(json, Type(type), Settings)!;

    public static JToken Write(object value) => Parse(JsonConvert.SerializeObject(value, Settings));

    /// <summary>Parses JSON so that no digit of a number is lost.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { FloatParseHandling = FloatParseHandling.Decimal };
        return JToken.ReadFrom(reader);
    }

    public string PropertyType(string type, string property) => Name(Type(type).GetProperty(property)!.PropertyType);

    public void Dispose()
    {
        ((IDisposable)Client).Dispose();
        _http.Dispose();
    }

    private static readonly JsonSerializerSettings Settings = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };

    private static async Task<Assembly> CompileAsync(string[] documents)
    {
        var compilation = Specs.CompileAll(documents);
        compilation.Errors.Should().BeEmpty();
        var code = await NSwagRunner.GenerateAsync(compilation.Lowered.ToString());

        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose, preprocessorSymbols: ["NET8_0_OR_GREATER"]);
        var trees = new[] { CSharpSyntaxTree.ParseText(code, options, "Twist.cs"), CSharpSyntaxTree.ParseText(Root, options.WithDocumentationMode(DocumentationMode.None), "Root.cs") };
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("TokenOps.", StringComparison.Ordinal) || Path.GetFileName(p) == "TokenOps.Client.dll")
            .Select(p => MetadataReference.CreateFromFile(p));
        var compiled = CSharpCompilation.Create("TokenOps.Twist", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compiled.Emit(stream);
        result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702")).Select(d => d + "\n" + Line(code, d)).Should().BeEmpty();

        stream.Position = 0;
        return new AssemblyLoadContext("twist").LoadFromStream(stream);
    }

    private static string Line(string code, Diagnostic diagnostic)
    {
        var lines = code.Split('\n');
        var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return line < lines.Length ? lines[line].Trim() : string.Empty;
    }

    private static string Name(Type type) =>
        System.Nullable.GetUnderlyingType(type) is { } underlying ? Name(underlying) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
