using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

public sealed class DocumentFileNameTests
{
    [TestCase("POST", "/v1/images/edits", "images-edits.yaml")]
    [TestCase("POST", "/v1/files", "files.yaml")]
    [TestCase("GET", "/v1/files", "files.get.yaml")]
    [TestCase("DELETE", "/v1/files/{file_id}", "files-{file_id}.delete.yaml")]
    [TestCase("POST", "/v2/files", "v2-files.yaml")]
    [TestCase("GET", "/v1", "v1.get.yaml")]
    public void The_name_tells_path_and_method(string method, string path, string name)
    {
        DocumentFileName.For([new ApiOperation(method, path)], "page.md").Should().Be(name);
    }

    [TestCase("/v1beta/models/{model}:generateContent", "v1beta-models-{model}-generateContent-")]
    [TestCase("/v1/text-to-speech", "text-to-speech-")]
    [TestCase("/chat", "chat-")]
    [TestCase("/v1/图像", "图像")]
    [TestCase("/", "")]
    [TestCase("/v1/../../etc/passwd", "etc-passwd-")]
    public void Whatever_the_path_holds_the_name_is_one_file_in_the_folder(string path, string start)
    {
        var name = DocumentFileName.For([new ApiOperation("POST", path)], "page.md");

        name.Should().StartWith(start).And.MatchRegex(@"^[\p{L}\p{N}_{}][\p{L}\p{N}_.{}-]*\.yaml$");
    }

    [Test]
    public void No_two_operations_have_one_name()
    {
        string[] segments = ["files", "Files", "files.get", "a-b", "a", "b", "{id}", "{ID}", "v1", "v2", ":x", "a:b", "", "-", "图像", "😀"];
        var paths = from one in segments from two in segments from three in segments select $"/{one}/{two}/{three}";
        var operations = (from path in paths.Concat(segments.Select(s => "/" + s)).Concat([string.Concat(Enumerable.Repeat("/long", 60)) + "1", string.Concat(Enumerable.Repeat("/long", 60)) + "2"])
                          from method in (string[])["GET", "POST", "DELETE"]
                          select new ApiOperation(method, path)).Distinct().ToList();

        var names = operations.Select(o => DocumentFileName.For([o], "page.md")).ToList();

        names.Distinct(StringComparer.OrdinalIgnoreCase).Should().HaveCount(operations.Count);
    }

    [TestCase("docs/OpenAI.yaml", "openai.yaml")]
    [TestCase("https://example.com/api/v3%20beta.json?x=1", "v3-beta.yaml")]
    public void A_document_of_several_operations_is_called_as_its_source(string source, string name)
    {
        IReadOnlyList<ApiOperation> operations = [new("GET", "/v1/a"), new("GET", "/v1/b")];

        DocumentFileName.For(operations, source).Should().Be(name);
    }
}
