using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>What clients, operations and arguments are called, whatever the document calls them.</summary>
public sealed class OperationNameTwistTests
{
    private const string Done = "responses: {'204': {description: done}}";

    [TestCase("/v1/videos/{id}", "", "Videos")]
    [TestCase("/v1beta/models/{model}:generate", "", "Models")]
    [TestCase("/api/v2/chat", "", "Chat")]
    [TestCase("/{tenant}", "", "Root")]
    [TestCase("/v1/videos", "tags: [default], ", "Videos")]
    [TestCase("/v1/videos", "tags: [视频], ", "Videos")]
    [TestCase("/v1/videos", "tags: ['视频 (Video jobs)'], ", "VideoJobs")]
    [TestCase("/v1/videos", "tags: [Größen], ", "Größen")]
    [TestCase("/v1/videos", "tags: [Token Ops], ", "TokenOpsApi")]
    [TestCase("/v1/videos", "tags: [http], ", "HttpApi")]
    [TestCase("/v1/videos", "tags: [pipeline], ", "PipelineApi")]
    [TestCase("/v1/videos", "tags: [dispose], ", "DisposeApi")]
    [TestCase("/v1/videos", "tags: [task], ", "TaskApi")]
    public async Task A_client_is_named_by_its_tag_or_else_by_its_path(string path, string tags, string client)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths($"'{path}':\n  get: {{{tags}operationId: getIt, {Done}}}\n"));

        twist.Types.Select(t => t.Name).Should().Contain(client + "Client");
        twist.Type("TokenOpsClient").GetProperty(client)!.PropertyType.Name.Should().Be(client + "Client");
    }

    [TestCase("get", "/v1/files/{id}", "GetFilesById")]
    [TestCase("post", "/v1/videos/{video-id}/remix", "PostVideosByVideoIdRemix")]
    [TestCase("delete", "/files", "DeleteFiles")]
    [TestCase("post", "/v1beta/models/{model}:generateContent", "PostModelsByModelGenerateContent")]
    [TestCase("get", "/responses?beta=true", "GetResponsesBetaTrue")]
    public async Task An_operation_without_an_identifier_is_named_by_method_and_path(string method, string path, string name)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths($"'{path}':\n  {method}: {{tags: [X], {Done}}}\n"));

        twist.Type("XClient").GetMethods().Select(m => m.Name).Should().Contain(name + "Async");
    }

    [Test]
    public void The_later_of_two_operations_of_one_identifier_is_named_by_its_path_and_a_note_says_so()
    {
        var compilation = Specs.Compile(TwistDocuments.Paths($"/a:\n  get: {{tags: [X], operationId: getIt, {Done}}}\n/b:\n  get: {{tags: [X], operationId: get_it, {Done}}}\n"));

        compilation.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("TOPS120");
        TokenOps.OpenApi.Lowering.OperationNames.Assign(compilation.Merged).Select(o => o.Name).Should().Equal("GetIt", "GetB");
    }

    [Test]
    public void A_name_that_a_stream_has_already_is_not_given_again()
    {
        var compilation = Specs.Compile(TwistDocuments.Paths(
            "/a:\n  get: {tags: [X], operationId: run, responses: {'200': {description: ok, content: {text/event-stream: {schema: {type: object, properties: {a: {type: string}}}}}}}}\n" +
            $"/b:\n  get: {{tags: [X], operationId: runStreaming, {Done}}}\n"));

        TokenOps.OpenApi.Lowering.OperationNames.Assign(compilation.Merged).Select(o => o.Name).Should().Equal("Run", "GetB");
    }

    [Test]
    public async Task Arguments_are_in_the_order_of_the_path_and_named_so_that_CSharp_takes_them()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x/{class}/{ID}/{request}/{file_id}/{2fa}:
              get:
                tags: [X]
                operationId: getIt
                parameters:
                  - {name: 2fa, in: path, required: true, schema: {type: string}}
                  - {name: file_id, in: path, required: true, schema: {type: integer}}
                  - {name: ID, in: path, required: true, schema: {type: string}}
                  - {name: class, in: path, required: true, schema: {type: string}}
                  - {name: request, in: path, required: true, schema: {type: string}}
                responses: {'204': {description: done}}
            """));
        twist.Server.Status = 204;

        await twist.Client.X.GetItAsync("a", "b", "c", 4L, "e");

        twist.Type("XClient").GetMethods().First(m => m.Name == "GetItAsync").GetParameters().Select(p => p.Name).Take(5).Should().Equal("class", "id", "requestSegment", "fileId", "_2fa");
        twist.Server.Target.Should().Be("/x/a/b/c/4/e");
    }

    [Test]
    public async Task Parameters_named_like_the_options_of_every_call_get_a_word_more()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            $"/x:\n  get:\n    tags: [X]\n    operationId: getIt\n    parameters: [{{name: timeout, in: query, schema: {{type: integer}}}}, {{name: headers, in: query, schema: {{type: string}}}}, {{name: a, in: query, schema: {{type: string}}}}, {{name: a, in: header, schema: {{type: string}}}}, {{name: a_b, in: query, schema: {{type: string}}}}, {{name: aB, in: query, schema: {{type: string}}}}]\n    {Done}"));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.TimeoutParameter = 3L;
        options.HeadersParameter = "h";
        options.A = "q";
        options.AParameter = "x";
        options.AB = "1";
        options.ABParameter = "2";
        options.Timeout = System.TimeSpan.FromMinutes(1);
        await twist.Client.X.GetItAsync(options);

        twist.Server.Target.Should().Be("/x?timeout=3&headers=h&a=q&a_b=1&aB=2");
        twist.Server.Headers["a"].Should().Be("x");
    }

    [Test]
    public void The_names_of_every_calls_options_are_avoided()
    {
        foreach (var option in typeof(CallOptions).GetProperties())
        {
            var lowered = Specs.Compile(TwistDocuments.Paths($"/x:\n  get: {{tags: [X], operationId: getIt, parameters: [{{name: {option.Name}, in: query, schema: {{type: string}}}}], {Done}}}")).Lowered;
            lowered.SelectToken("$.paths['/x'].get['x-options'].members[0]['x-name']")!.ToString().Should().Be(option.Name + "Parameter");
        }
    }
}
