using System.IO;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Diagnostics;

/// <summary>The logs are what NSwag 14.7.1 printed for files broken on purpose.</summary>
internal sealed class NSwagFailureTests
{
    private const string Head = "NSwag command line tool\nExecuting file 'nswag.json' with variables 'Document=a,Output=b'...\n";

    private string _templates = null!;

    [SetUp]
    public void Create_an_empty_template_folder() => _templates = Directory.CreateTempSubdirectory("nswag-failure-").FullName;

    [TearDown]
    public void Delete_the_template_folder() => Directory.Delete(_templates, recursive: true);

    [Test]
    public void A_template_that_does_not_parse_is_shown_at_its_own_line()
    {
        // The unknown tag was in line 3 of the file: NSwag counts one line too many.
        const string Log = Head + """
            System.InvalidOperationException: Error while rendering Liquid template CSharp/Client.Class: 
            Unknown tag 'nonsense' at (4:14)
             ---> Fluid.ParseException: Unknown tag 'nonsense' at (4:14)
               at Fluid.FluidParserExtensions.Parse(FluidParser parser, String template)
               --- End of inner exception stack trace ---
            """;

        var line = NSwagFailure.Explain(Log, "openapi/templates/", "nswag.json").ToString();

        line.Should().Be("openapi/templates/Client.Class.liquid(3,14): error TOPS400: Unknown tag 'nonsense'.");
    }

    [Test]
    public void The_quoted_source_of_a_template_does_not_get_into_the_line()
    {
        const string Log = Head + """
            System.InvalidOperationException: Error while rendering Liquid template CSharp/Class: 
            An identifier was expected after the '|' sign at (4:9)
            Source:
              {{ x | }}
             ---> Fluid.ParseException: An identifier was expected after the '|' sign at (4:9)
            """;

        var line = NSwagFailure.Explain(Log, "t", "nswag.json").ToString();

        line.Should().Be("t/Class.liquid(3,9): error TOPS400: An identifier was expected after the '|' sign.");
    }

    [Test]
    public void A_template_inside_a_template_is_the_one_that_is_named()
    {
        const string Log = Head + """
            System.InvalidOperationException: Error while rendering Liquid template CSharp/Class: 
            Error while rendering Liquid template CSharp/Class.Property: 
            Invalid 'if' tag at (2:6)
             ---> System.InvalidOperationException: Error while rendering Liquid template CSharp/Class.Property: 
            Invalid 'if' tag at (2:6)
            """;

        var diagnostic = NSwagFailure.Explain(Log, "t", "nswag.json");

        diagnostic.Location.Should().Be(new SourceLocation("t/Class.Property.liquid", 1, 6));
    }

    [Test]
    public void A_missing_template_is_shown_where_it_is_used()
    {
        File.WriteAllText(Path.Combine(_templates, "Class.liquid"), "a\n  {% template Nope %}\n");
        const string Log = Head + """
            System.InvalidOperationException: Error while rendering Liquid template CSharp/Class: 
            Error while rendering Liquid template CSharp/Nope: 
            Could not load template 'Nope' for language 'CSharp'.
             ---> System.InvalidOperationException: Error while rendering Liquid template CSharp/Nope: 
            """;

        var diagnostic = NSwagFailure.Explain(Log, _templates, "nswag.json");

        diagnostic.Code.Should().Be(NSwagFailure.UnknownTemplate);
        diagnostic.Location.Should().Be(new SourceLocation($"{_templates}/Class.liquid", 2, 6));
        diagnostic.Message.Should().Be("There is no template 'Nope'.");
    }

    [Test]
    public void A_configuration_that_is_not_JSON_is_shown_at_its_line()
    {
        const string Log = Head + """
            Newtonsoft.Json.JsonReaderException: After parsing a value an unexpected character was encountered: ". Path 'runtime', line 3, position 2.
               at NSwag.Commands.NSwagDocumentBase.FromJson[TDocument](String filePath, String data) in /_/src/NSwagDocumentBase.cs:line 216
            """;

        var line = NSwagFailure.Explain(Log, "t", "nswag.json").ToString();

        line.Should().StartWith("nswag.json(3,2): error TOPS500: After parsing a value");
    }

    [Test]
    public void An_empty_configuration_has_a_first_line()
    {
        const string Log = Head + """
            Newtonsoft.Json.JsonReaderException: Error reading JObject from JsonReader. Path '', line 0, position 0.
               at NSwag.Commands.NSwagDocumentBase.FromJson[TDocument](String filePath, String data)
            """;

        var diagnostic = NSwagFailure.Explain(Log, "t", "nswag.json");

        diagnostic.Location.Should().Be(new SourceLocation("nswag.json", 1, 1));
    }

    [Test]
    public void An_unreadable_document_is_not_blamed_on_the_configuration()
    {
        const string Log = Head + """
            Newtonsoft.Json.JsonSerializationException: Unexpected end when deserializing object. Path 'a', line 2, position 0.
               at NSwag.OpenApiDocument.FromJsonAsync(String data)
               at NSwag.Commands.NSwagDocumentBase.ExecuteAsync()
            """;

        var diagnostic = NSwagFailure.Explain(Log, "t", "nswag.json");

        diagnostic.Code.Should().Be(NSwagFailure.Failed);
    }

    [TestCase("")]
    [TestCase("Killed")]
    [TestCase(Head + "System.IO.FileNotFoundException: Could not find file 'x'.\n   at System.IO.File.Open()")]
    public void Anything_else_still_is_one_line_that_says_NSwag_failed(string log)
    {
        var line = NSwagFailure.Explain(log, "t", "nswag.json").ToString();

        line.Should().StartWith("nswag.json(1,1): error TOPS501: NSwag failed: ").And.NotContain("\n");
    }
}
