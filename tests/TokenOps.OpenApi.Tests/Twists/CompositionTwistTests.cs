using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>What takes several calls of one operation: lists with pages, and jobs that take their time.</summary>
public sealed class CompositionTwistTests
{
    private const string Lists =
        """
        /files:
          get:
            operationId: listFiles
            tags: [Files]
            parameters:
              - {name: after, in: query, schema: {type: string}}
              - {name: limit, in: query, schema: {type: integer}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/FileList'}}}}}
        /tuned:
          get:
            operationId: listTuned
            tags: [Files]
            parameters: [{name: pageToken, in: query, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {models: {type: array, items: {type: string}}, nextPageToken: {type: string}}}}}}}
        /plain:
          get:
            operationId: listPlain
            tags: [Files]
            parameters: [{name: limit, in: query, schema: {type: integer}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/FileList'}}}}}
        """;

    private const string ListSchemas = "schemas: {File: {type: object, required: [id], properties: {id: {type: string}}}, FileList: {type: object, required: [data, has_more], properties: {data: {type: array, items: {$ref: '#/components/schemas/File'}}, has_more: {type: boolean}}}}";

    private const string Jobs =
        """
        /videos:
          post:
            operationId: createVideo
            tags: [Videos]
            requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {prompt: {type: string}}}}}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
        /videos/{video_id}:
          get:
            operationId: retrieveVideo
            tags: [Videos]
            parameters: [{name: video_id, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
        /models/{model}:
          get:
            operationId: retrieveModel
            tags: [Videos]
            parameters: [{name: model, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {status: {type: string}}}}}}}
        """;

    private const string JobSchemas = "schemas: {Video: {type: object, required: [id, status], properties: {id: {type: string}, status: {type: string, enum: [queued, in_progress, completed, failed]}}}}";

    [Test]
    public async Task All_pages_of_a_list_are_one_sequence()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Lists, ListSchemas));
        twist.Server.First.Enqueue("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true}");
        twist.Server.First.Enqueue("{\"data\":[{\"id\":\"c\"}],\"has_more\":false}");

        dynamic options = twist.New("ListFilesOptions");
        options.Limit = 2;
        List<dynamic> items = await ReadAsync(twist.Client.Files.ListFilesAllAsync(options));

        items.Select(i => (string)i.Id).Should().Equal("a", "b", "c");
        twist.Server.Targets.Should().Equal("/files?limit=2", "/files?after=b&limit=2");
        ((object?)options.After).Should().BeNull("the caller's options are left as they are");
    }

    [Test]
    public async Task A_page_may_give_the_value_of_the_parameter_itself()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Lists, ListSchemas));
        twist.Server.First.Enqueue("{\"models\":[\"a\"],\"nextPageToken\":\"2\"}");
        twist.Server.First.Enqueue("{\"models\":[\"b\"],\"nextPageToken\":\"\"}");

        List<dynamic> items = await ReadAsync(twist.Client.Files.ListTunedAllAsync());

        items.Select(i => (string)i).Should().Equal("a", "b");
        twist.Server.Targets.Should().Equal("/tuned", "/tuned?pageToken=2");
    }

    [TestCase("{\"data\":[],\"has_more\":true}", "not after what")]
    [TestCase("{\"data\":[{\"id\":\"a\"}],\"has_more\":true}", "leads back to itself")]
    public async Task Pages_that_never_end_are_not_followed(string page, string message)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Lists, ListSchemas));
        twist.Server.Answer(page);

        Func<Task> read = async () => await ReadAsync(twist.Client.Files.ListFilesAllAsync());

        (await read.Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain(message);
    }

    [Test]
    public async Task A_list_without_a_way_to_its_next_page_has_no_such_method()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Lists, ListSchemas));

        twist.Type("FilesClient").GetMethod("ListPlainAllAsync").Should().BeNull();
    }

    [Test]
    public async Task A_job_is_asked_for_until_it_is_done()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Jobs, JobSchemas));
        twist.Server.ReplyHeaders["retry-after-ms"] = "1";
        twist.Server.First.Enqueue("{\"id\":\"v\",\"status\":\"queued\"}");
        twist.Server.First.Enqueue("{\"id\":\"v\",\"status\":\"in_progress\"}");
        twist.Server.First.Enqueue("{\"id\":\"v\",\"status\":\"failed\"}");

        var job = await twist.Client.Videos.RetrieveVideoUntilDoneAsync("v");

        ((string)job.Status.ToString()).Should().Be("failed");
        twist.Server.Targets.Should().Equal("/videos/v", "/videos/v", "/videos/v");
    }

    [Test]
    public async Task A_job_that_takes_too_long_is_left_alone()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Jobs, JobSchemas));
        twist.Server.Answer("{\"id\":\"v\",\"status\":\"queued\"}");
        var polling = new PollingOptions { Interval = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(1) };

        Func<Task> wait = async () => await twist.Client.Videos.RetrieveVideoUntilDoneAsync("v", polling);

        (await wait.Should().ThrowAsync<TokenOpsTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromSeconds(1));
        twist.Server.Targets.Should().ContainSingle();
    }

    [Test]
    public async Task A_wait_that_is_none_is_refused_before_anything_is_sent()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Jobs, JobSchemas));
        var polling = new PollingOptions { Interval = TimeSpan.Zero };

        Func<Task> wait = async () => await twist.Client.Videos.RetrieveVideoUntilDoneAsync("v", polling);

        (await wait.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("PollingOptions.Interval must be more than zero");
        twist.Server.Targets.Should().BeEmpty();
    }

    [Test]
    public async Task What_nothing_starts_is_no_job()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Jobs, JobSchemas));

        twist.Type("VideosClient").GetMethod("RetrieveModelUntilDoneAsync").Should().BeNull();
    }

    private static async Task<List<dynamic>> ReadAsync(object sequence)
    {
        var items = new List<dynamic>();
        await foreach (var item in (IAsyncEnumerable<object>)sequence)
            items.Add(item);
        return items;
    }
}
