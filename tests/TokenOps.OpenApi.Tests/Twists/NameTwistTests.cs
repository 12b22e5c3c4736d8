using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Names and texts that C# stumbles over.</summary>
public sealed class NameTwistTests
{
    [Test]
    public async Task Keywords_digits_and_members_of_every_object_are_fine_as_properties()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                class: {type: string}
                2fa: {type: string}
                equals: {type: string}
                get_type: {type: string}
                thing: {type: string}
                System: {type: string}
                Newtonsoft: {type: string}
                TokenOps: {type: string}
                stream: {type: string}
                $schema: {type: string}
                a.b-c: {type: string}
                名字: {type: string}
                additional_properties: {type: string}
            """));
        const string json = "{\"class\":\"1\",\"2fa\":\"2\",\"equals\":\"3\",\"get_type\":\"4\",\"thing\":\"5\",\"System\":\"6\",\"Newtonsoft\":\"7\",\"TokenOps\":\"8\",\"stream\":\"9\",\"$schema\":\"10\",\"a.b-c\":\"11\",\"名字\":\"12\",\"additional_properties\":\"13\"}";

        await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        twist.Server.Body.Should().Be(json);
    }

    [Test]
    public async Task Enum_members_of_any_text_get_names()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            "Thing:\n  type: object\n  properties:\n    role: {type: string, enum: [system, user, value, equals, type, '1024x1024', 'gpt-4.1', 'gpt-41', '+1', '-1', '', 红, 'a\"b', known_values, get_hash_code, class, string, thing_role]}"));
        var role = twist.Type("ThingRole");

        role.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(p => p.Name).Where(n => n != "KnownValues")
            .Should().BeEquivalentTo("System", "User", "ValueValue", "EqualsValue", "Type", "Role1024x1024", "Gpt4_1", "Gpt41", "Plus1", "Minus1", "Empty", "红", "AB", "KnownValuesValue", "GetHashCodeValue", "Class", "String", "ThingRoleValue");
        ((string)((dynamic)role.GetProperty("Gpt4_1")!.GetValue(null)!).Value).Should().Be("gpt-4.1");
    }

    [Test]
    public async Task Schemas_named_like_types_of_the_framework_do_not_hide_them()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            "Thing: {type: object, properties: {a: {$ref: '#/components/schemas/Task'}, b: {$ref: '#/components/schemas/System'}, c: {$ref: '#/components/schemas/String'}, d: {$ref: '#/components/schemas/Exception'}}}\n" +
            "Task: {type: object, properties: {x: {type: string}}}\nSystem: {type: object, properties: {x: {type: string}}}\nString: {type: object, properties: {x: {type: string}}}\nException: {type: object, properties: {x: {type: string}}}\n"));

        twist.Types.Select(t => t.Name).Should().Contain(["TaskModel", "SystemModel", "StringModel", "ExceptionModel"]);
    }

    [Test]
    public async Task Descriptions_of_any_text_stay_comments()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            "Thing:\n  type: object\n  description: \"中文 😀 */ \\\"\\\"\\\" & <b> {{ x }} {% raw %} \\u2028 public class Evil {} \\u0085 \\u0001 \\\\ end\"\n  properties:\n    a:\n      type: string\n      description: |-\n        first line */\n        /// second & <tag>\n        #error third\n    e:\n      type: string\n      description: \"\\\"\\\"\\\" // x\"\n      enum: [\"*/\", \"&\", \"</summary>\"]\n      x-csharp-members: {\"*/\": End, \"&\": And, \"</summary>\": Tag}\n"));

        twist.Types.Should().NotContain(t => t.Name == "Evil");
        ((string)twist.Value("ThingE", "</summary>").Value).Should().Be("</summary>");
    }

    [TestCase("Thing: {type: object, properties: {a: {$ref: '#/components/schemas/Nope'}}}", "'#/components/schemas/Nope' leads nowhere")]
    [TestCase("Thing: {type: object, properties: {a: {$ref: 'other.yaml#/X'}}}", "'other.yaml#/X' leads nowhere")]
    [TestCase("Thing: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\nA: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}", "itself")]
    [TestCase("Thing: {type: object, properties: {a: {type: strnig}}}", "'strnig' is not a type")]
    public void What_cannot_be_expressed_is_said_with_its_place(string schemas, string message)
    {
        var compilation = Specs.Compile(TwistDocuments.Echo(schemas));

        compilation.Diagnostics.Should().NotBeEmpty();
        compilation.Diagnostics[0].Message.Should().Contain(message);
        compilation.Diagnostics[0].Location.File.Should().Be("a.yaml");
        compilation.Diagnostics[0].Location.Line.Should().BeGreaterThan(20);
    }

    [Test]
    public async Task Names_that_become_one_in_csharp_stay_apart_by_their_names_on_the_wire()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                a_b: {type: string}
                aB: {type: string}
                kind: {type: string, enum: [x-y, x_y]}
                '🎨': {type: string}
                other: {$ref: '#/components/schemas/thing'}
            thing: {type: object, properties: {b: {type: string}}}
            """));
        const string json = "{\"a_b\":\"1\",\"aB\":\"2\",\"kind\":\"x_y\",\"🎨\":\"3\",\"other\":{\"b\":\"4\"}}";

        var thing = twist.Read("Thing", json);
        await twist.Client.Things.CreateThingAsync(thing);

        twist.Server.Body.Should().Be(json);
        ((string)thing.AB).Should().Be("1");
        ((string)thing.AB_aB).Should().Be("2");
        ((string)thing.Value1F3A8).Should().Be("3");
        twist.PropertyType("Thing", "Other").Should().Be("Thing_thing");
        twist.Type("ThingKind").GetProperty("XY_x_y").Should().NotBeNull();
    }

    [Test]
    public async Task Schemas_named_like_the_clients_own_types_give_way()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            "Thing: {type: object, properties: {a: {$ref: '#/components/schemas/FilePart'}, b: {$ref: '#/components/schemas/RawJson'}, c: {$ref: '#/components/schemas/CallOptions'}}}\n" +
            "FilePart: {type: object, properties: {x: {type: string}}}\nRawJson: {type: object, properties: {x: {type: string}}}\nCallOptions: {type: string, enum: [a, b]}\n"));

        twist.Types.Select(t => t.Name).Should().Contain(["FilePartModel", "RawJsonModel", "CallOptionsModel"]);
    }

    [Test]
    public void An_overlay_settles_a_clash_of_names()
    {
        var compilation = Specs.Compile(
            TwistDocuments.Echo("Thing: {type: object, properties: {a_b: {type: string}, a-b: {type: string}}}"),
            Specs.Overlay("- target: $.components.schemas.Thing.properties['a-b']\n  update: {x-csharp-name: Other}"));

        compilation.Type("Thing")["properties"]!["a-b"]!["x-name"]!.ToString().Should().Be("Other");
    }

    [Test]
    public void Equal_given_names_make_one_enum_of_the_members_of_both()
    {
        var compilation = Specs.Compile(TwistDocuments.Echo(
            "Thing:\n  type: object\n  properties:\n    a: {type: string, enum: [x, y], x-csharp-type: Letter}\n    b: {type: string, enum: [y, z], x-csharp-type: Letter}"));

        compilation.Type("Letter")["enum"]!.ToObject<string[]>().Should().Equal("x", "y", "z");
    }
}
