using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Multipart bodies as ASP.NET Core's form reader sees them.</summary>
public sealed class MultipartTwistTests
{
    private static FilePart File(string name) => FilePart.FromBytes(Encoding.ASCII.GetBytes("GIF89a" + name), name);

    [TestCase("anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]")]
    [TestCase("oneOf: [{type: array, items: {type: string, format: binary}}, {type: string, format: binary}, {type: 'null'}]")]
    [TestCase("type: array\nitems: {type: string, format: binary}")]
    public async Task One_or_many_files_go_under_one_name_in_their_order(string schema)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form("Thing:\n  type: object\n  properties:\n    image:\n" + Specs.Indent(schema, 6)));

        dynamic request = twist.New("Thing");
        request.Image.Add(File("b.gif"));
        request.Image.Add(File("a.gif"));
        await twist.Client.Things.CreateThingAsync(request);

        twist.Server.Parts.Should().Equal(("image", "b.gif image/gif 11"), ("image", "a.gif image/gif 11"));
    }

    [TestCase("repeat", "image,image", "image")]
    [TestCase("brackets", "image[],image[]", "image[]")]
    [TestCase("brackets-when-several", "image[],image[]", "image")]
    public async Task The_overlay_says_how_the_items_of_an_array_are_named(string naming, string several, string alone)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form("Thing:\n  type: object\n  properties:\n    image: {type: array, items: {type: string, format: binary}, x-multipart-array-naming: " + naming + "}"));

        dynamic request = twist.New("Thing");
        request.Image.Add(File("b.gif"));
        await twist.Client.Things.CreateThingAsync(request);
        var one = string.Join(',', twist.Server.Parts.Select(p => p.Name));
        request.Image.Add(File("a.gif"));
        await twist.Client.Things.CreateThingAsync(request);

        one.Should().Be(alone);
        string.Join(',', twist.Server.Parts.Select(p => p.Name)).Should().Be(several);
    }

    [Test]
    public async Task Every_kind_of_member_is_written_in_the_order_of_the_schema()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form(
            """
            Thing:
              type: object
              properties:
                text: {type: [string, 'null']}
                flag: {type: boolean}
                count: {type: integer, minimum: 1, maximum: 5}
                big: {type: integer}
                ratio: {type: number}
                when: {type: string, format: date-time}
                level: {anyOf: [{type: string, enum: [high, low]}, {type: 'null'}]}
                tags: {type: array, items: {type: string}}
                numbers: {type: array, items: {type: integer}}
                levels: {type: array, items: {type: string, enum: [x, y]}}
                either: {anyOf: [{type: string}, {type: integer}]}
                meta: {type: object, properties: {a: {type: integer}}}
                unset: {type: string, default: never}
            """));

        dynamic request = twist.New("Thing");
        request.Text = "line\r\nπ😀\0";
        request.Flag = true;
        request.Count = 3;
        request.Big = 5_000_000_000;
        request.Ratio = 0.5;
        request.When = new System.DateTimeOffset(2024, 5, 6, 7, 8, 9, System.TimeSpan.Zero);
        request.Level = twist.Value("ThingLevel", "high");
        request.Tags = new[] { "b", "a" };
        request.Numbers = new long[] { 2, 1 };
        request.Levels = (dynamic)System.Activator.CreateInstance(typeof(System.Collections.Generic.List<>).MakeGenericType(twist.Type("ThingLevelsItem")))!;
        request.Levels.Add(twist.Value("ThingLevelsItem", "y"));
        request.Either = 7;
        request.Meta = twist.New("ThingMeta");
        request.Meta.A = 1;
        request.AdditionalProperties["later"] = (RawJson)"new";
        await twist.Client.Things.CreateThingAsync(request);

        twist.Server.Parts.Should().Equal(
            ("text", "line\r\nπ😀\0"),
            ("flag", "true"),
            ("count", "3"),
            ("big", "5000000000"),
            ("ratio", "0.5"),
            ("when", "2024-05-06T07:08:09+00:00"),
            ("level", "high"),
            ("tags", "b"),
            ("tags", "a"),
            ("numbers", "2"),
            ("numbers", "1"),
            ("levels", "y"),
            ("either", "7"),
            ("meta", "{\"a\":1}"),
            ("later", "new"));
    }

    [Test]
    public async Task An_urlencoded_form_is_written_as_pairs()
    {
        var document = TwistDocuments.Form("Thing:\n  type: object\n  properties: {a: {type: string}, b: {type: array, items: {type: integer}}, c: {type: boolean}}")
            .Replace("multipart/form-data", "application/x-www-form-urlencoded", System.StringComparison.Ordinal);
        using var twist = await Twist.OfAsync(document);

        dynamic request = twist.New("Thing");
        request.A = "x&y=ü +";
        request.B = new long[] { 1, 2 };
        await twist.Client.Things.CreateThingAsync(request);

        twist.Server.Headers["Content-Type"].Should().StartWith("application/x-www-form-urlencoded");
        twist.Server.Parts.Should().Equal(("a", "x&y=ü +"), ("b", "1"), ("b", "2"));
    }

    [Test]
    public async Task A_limit_on_several_files_holds_where_one_alone_may_be_sent_too()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form(
            "Thing:\n  type: object\n  properties: {files: {oneOf: [{type: array, maxItems: 2, items: {type: string, format: binary}}, {type: string, format: binary}]}}"));
        dynamic request = twist.New("Thing");

        foreach (var name in new[] { "a", "b", "c" })
            request.Files.Add(FilePart.FromBytes(new byte[] { 1 }, name));

        ((IEnumerable<ValidationFinding>)RequestValidator.Validate((object)request)).Should().ContainSingle().Which.Rule.Should().Be("max-items");
    }

    [Test]
    public async Task A_field_added_to_the_document_is_sent_without_any_other_change()
    {
        var before = "Thing:\n  type: object\n  properties: {a: {type: string}}";
        using var twist = await Twist.OfAsync(TwistDocuments.Form(before.Replace("}}", "}, brand_new: {type: string, enum: [v1, v2], maxLength: 5}}", System.StringComparison.Ordinal)));

        dynamic request = twist.New("Thing");
        request.BrandNew = twist.Value("ThingBrandNew", "v2");
        await twist.Client.Things.CreateThingAsync(request);

        twist.Server.Parts.Should().Equal(("brand_new", "v2"));
    }
}
