using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Parameters of every style, as ASP.NET Core's parsers see them (OpenAPI 3.1, "Style Examples").</summary>
public sealed class ParameterTwistTests
{
    private static string Query(string parameter) =>
        TwistDocuments.Paths($"/x:\n  get:\n    operationId: getIt\n    tags: [X]\n    parameters:\n      - {{name: p, in: query, {parameter}}}\n    responses: {{'204': {{description: ok}}}}");

    [TestCase("schema: {type: array, items: {type: string}}", "p=blue&p=a%26b")]
    [TestCase("explode: false, schema: {type: array, items: {type: string}}", "p=blue,a%26b")]
    [TestCase("style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}", "p=blue%20a%26b")]
    [TestCase("style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}", "p=blue%7Ca%26b")]
    [TestCase("content: {application/json: {schema: {type: array, items: {type: string}}}}", "p=%5B%22blue%22%2C%22a%26b%22%5D")]
    public async Task A_list_in_the_query(string parameter, string query)
    {
        using var twist = await Twist.OfAsync(Query(parameter));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.P = new[] { "blue", "a&b" };
        await twist.Client.X.GetItAsync(options);

        twist.Server.Target.Should().Be("/x?" + query);
    }

    [TestCase("", "r=100&g=a%26b")]
    [TestCase("explode: false, ", "p=r,100,g,a%26b")]
    [TestCase("style: deepObject, explode: true, ", "p%5Br%5D=100&p%5Bg%5D=a%26b")]
    public async Task An_object_in_the_query(string style, string query)
    {
        using var twist = await Twist.OfAsync(Query(style + "schema: {type: object, properties: {r: {type: integer}, g: {type: string}}}"));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.P = twist.New("GetItP");
        options.P.R = 100;
        options.P.G = "a&b";
        await twist.Client.X.GetItAsync(options);

        twist.Server.Target.Should().Be("/x?" + query);
    }

    [Test]
    public async Task A_deep_object_keeps_its_lists_apart()
    {
        using var twist = await Twist.OfAsync(Query("style: deepObject, explode: true, schema: {type: object, properties: {tags: {type: array, items: {type: string}}, items: {type: array, items: {type: object, properties: {a: {type: string}, b: {type: string}}}}}}"));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.P = twist.Read("GetItP", "{\"tags\":[\"x\",\"y\"],\"items\":[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\"}]}");
        await twist.Client.X.GetItAsync(options);

        QueryHelpers.ParseQuery(twist.Server.Target.Split('?')[1]).SelectMany(p => p.Value.Select(v => $"{p.Key}={v}"))
            .Should().Equal("p[tags][]=x", "p[tags][]=y", "p[items][0][a]=1", "p[items][0][b]=2", "p[items][1][a]=3");
    }

    [TestCase("allowReserved: true, schema: {type: string}", "a/b:c?d=@e%26f%23g%2Bh")]
    [TestCase("schema: {type: string}", "a%2Fb%3Ac%3Fd%3D%40e%26f%23g%2Bh")]
    public async Task Reserved_characters_stay_only_where_the_document_allows_it(string parameter, string value)
    {
        using var twist = await Twist.OfAsync(Query(parameter));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.P = "a/b:c?d=@e&f#g+h";
        await twist.Client.X.GetItAsync(options);

        twist.Server.Target.Should().Be("/x?p=" + value);
        QueryHelpers.ParseQuery(twist.Server.Target["/x".Length..])["p"].ToString().Should().Be("a/b:c?d=@e&f#g+h");
    }

    [TestCase("simple", false, "3,4")]
    [TestCase("label", false, ".3,4")]
    [TestCase("label", true, ".3.4")]
    [TestCase("matrix", false, ";p=3,4")]
    [TestCase("matrix", true, ";p=3;p=4")]
    public async Task A_list_in_the_path(string style, bool explode, string segment)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            $"/x/{{p}}/y:\n  get:\n    operationId: getIt\n    tags: [X]\n    parameters:\n      - {{name: p, in: path, required: true, style: {style}, explode: {(explode ? "true" : "false")}, schema: {{type: array, items: {{type: integer}}}}}}\n    responses: {{'204': {{description: ok}}}}"));
        twist.Server.Status = 204;

        await twist.Client.X.GetItAsync(new long[] { 3, 4 });

        twist.Server.Target.Should().Be($"/x/{segment}/y");
    }

    [Test]
    public async Task Headers_and_cookies_carry_lists_and_objects()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x:
              get:
                operationId: getIt
                tags: [X]
                parameters:
                  - {name: X-List, in: header, schema: {type: array, items: {type: integer}}}
                  - {name: X-Object, in: header, explode: true, schema: {type: object, properties: {a: {type: integer}, b: {type: string}}}}
                  - {name: X-Json, in: header, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}
                  - {name: session, in: cookie, schema: {type: string}}
                  - {name: ids, in: cookie, explode: false, schema: {type: array, items: {type: integer}}}
                  - {name: Authorization, in: header, schema: {type: string}}
                responses: {'204': {description: ok}}
            """));
        twist.Server.Status = 204;

        dynamic options = twist.New("GetItOptions");
        options.XList = new long[] { 1, 2 };
        options.XObject = twist.Read("GetItXObject", "{\"a\":1,\"b\":\"c\"}");
        options.XJson = twist.Read("GetItXJson", "{\"a\":1}");
        options.Session = "s;1";
        options.Ids = new long[] { 7, 8 };
        await twist.Client.X.GetItAsync(options);

        twist.Server.Headers["X-List"].Should().Be("1,2");
        twist.Server.Headers["X-Object"].Should().Be("a=1,b=c");
        twist.Server.Headers["X-Json"].Should().Be("{\"a\":1}");
        twist.Server.Headers["Cookie"].Should().Be("session=s%3B1; ids=7,8");
        twist.Type("GetItOptions").GetProperty("Authorization").Should().BeNull();
    }

    [Test]
    public async Task A_limit_of_a_parameter_is_checked_before_anything_is_sent()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            "/x/{id}:\n  get:\n    operationId: getIt\n    tags: [X]\n    parameters: [{name: id, in: path, required: true, schema: {type: string, maxLength: 3}}, {name: limit, in: query, required: true, schema: {type: integer, maximum: 100}}]\n    responses: {'204': {description: ok}}"));
        twist.Server.Status = 204;
        dynamic options = twist.New("GetItOptions");
        options.Limit = 101;

        System.Func<Task> send = async () => await twist.Client.X.GetItAsync("long", options);

        (await send.Should().ThrowAsync<RequestValidationException>()).Which.Findings.Select(f => f.Member).Should().Equal("id", "limit");
        twist.Type("XClient").GetMethods().Where(m => m.Name == "GetItAsync").Should().ContainSingle("a required parameter leaves no way to call without options");
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase(".")]
    public async Task A_value_of_the_path_cannot_be_empty_or_leave_its_segment(string value)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x/{id}:\n  get:\n    operationId: getIt\n    tags: [X]\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n    responses: {'204': {description: ok}}"));

        System.Func<Task> send = async () => await twist.Client.X.GetItAsync(value);

        (await send.Should().ThrowAsync<RequestValidationException>()).Which.Findings.Single().Member.Should().Be("id");
    }

    [Test]
    public async Task A_path_with_a_query_of_its_own_takes_parameters_too_and_one_that_nobody_describes_is_text()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x/{id}?beta=true:\n  get:\n    operationId: getIt\n    tags: [X]\n    parameters: [{name: q, in: query, schema: {type: string}}]\n    responses: {'204': {description: ok}}"));
        twist.Server.Status = 204;
        dynamic options = twist.New("GetItOptions");
        options.Q = "1";

        await twist.Client.X.GetItAsync("a b", options);

        twist.Server.Target.Should().Be("/x/a%20b?beta=true&q=1");
    }
}
