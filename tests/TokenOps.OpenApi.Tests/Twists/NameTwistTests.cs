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

    [Test]
    public async Task Twins_by_case_keywords_as_names_and_other_scripts_are_sent_and_read_under_their_own_names()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                top_count: {type: integer}
                topCount: {type: integer}
                grade: {type: string, enum: [4K, 4k, 8K]}
                'true': {type: boolean}
                null: {type: string}
                颜色: {type: string}
                цвет: {$ref: '#/components/schemas/Цвет'}
                لون: {$ref: '#/components/schemas/لون'}
                🎈: {$ref: '#/components/schemas/🎈'}
            Цвет: {type: object, properties: {имя: {type: string}}}
            لون: {type: string, enum: [أحمر, أزرق]}
            🎈: {type: object, properties: {🎈: {type: string}}}
            """));
        const string json = "{\"top_count\":1,\"topCount\":2,\"grade\":\"4k\",\"true\":true,\"null\":\"n\",\"颜色\":\"红\",\"цвет\":{\"имя\":\"красный\"},\"لون\":\"أزرق\",\"🎈\":{\"🎈\":\"b\"}}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        twist.Server.Body.Should().Be(json);
        Twist.Write((object)response).ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
        ((long)response.TopCount).Should().Be(1);
        ((bool)response.True).Should().BeTrue();
        ((string)response.颜色).Should().Be("红");
        twist.Type("ThingGrade").GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Where(p => p.PropertyType == twist.Type("ThingGrade"))
            .Select(p => (string)((dynamic)p.GetValue(null)!).Value).Should().BeEquivalentTo("4K", "4k", "8K");
    }

    [Test]
    public async Task Schemas_named_like_a_generated_client_or_a_type_of_the_runtime_are_sent_and_read()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /a:
              post:
                operationId: makeA
                tags: [Stock]
                requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/StockClient'}}}}
                responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/ResponseInfo'}}}}}
            """,
            """
            schemas:
              StockClient: {type: object, properties: {x: {type: string}, base: {$ref: '#/components/schemas/TokenOpsClient'}, raw: {$ref: '#/components/schemas/BinaryResponse'}}}
              ResponseInfo: {type: object, properties: {x: {type: string}}}
              TokenOpsClient: {type: object, properties: {y: {type: string}}}
              BinaryResponse: {type: object, properties: {z: {type: string}}}
              MakeAOptions: {type: object, properties: {q: {type: string}}}
              UnusedList: {type: array, items: {$ref: '#/components/schemas/MakeAOptions'}}
            """));
        twist.Server.Answer("{\"x\":\"b\"}");
        const string json = "{\"x\":\"a\",\"base\":{\"y\":\"b\"},\"raw\":{\"z\":\"c\"}}";

        var method = twist.Type("StockClient").GetMethods().First(m => m.Name == "MakeAAsync");
        var request = Newtonsoft.Json.JsonConvert.DeserializeObject(json, method.GetParameters()[0].ParameterType)!;
        var response = await twist.Client.Stock.MakeAAsync((dynamic)request);

        twist.Server.Body.Should().Be(json);
        ((string)response.X).Should().Be("b");
        ((object)response).GetType().Should().NotBe<ResponseInfo>();
    }

    [Test]
    public async Task Schemas_named_like_what_is_generated_beside_another_schema_are_sent_and_read()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing: {type: object, properties: {a: {$ref: '#/components/schemas/ThingJson'}, b: {$ref: '#/components/schemas/Animal'}, c: {$ref: '#/components/schemas/IAnimal'}, d: {$ref: '#/components/schemas/UnknownAnimal'}, e: {$ref: '#/components/schemas/CreateThingOptions'}, f: {$ref: '#/components/schemas/ThingF'}, f_json: {$ref: '#/components/schemas/ThingFJson'}, g: {type: object, properties: {x: {type: string}}}}}
            ThingJson: {type: object, properties: {x: {type: string}}}
            Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
            Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
            Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
            IAnimal: {type: object, properties: {x: {type: string}}}
            UnknownAnimal: {type: object, properties: {x: {type: string}}}
            CreateThingOptions: {type: object, properties: {x: {type: string}}}
            ThingF: {oneOf: [{type: string}, {type: integer}]}
            ThingFJson: {type: string, enum: [a]}
            ThingG: {type: object, properties: {y: {type: string}}}
            """));
        const string json = "{\"a\":{\"x\":\"1\"},\"b\":{\"kind\":\"dog\"},\"c\":{\"x\":\"2\"},\"d\":{\"x\":\"3\"},\"e\":{\"x\":\"4\"},\"f\":5,\"f_json\":\"a\",\"g\":{\"x\":\"6\"}}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        twist.Server.Body.Should().Be(json);
        ((string)response.A.X).Should().Be("1");
        ((object)response.B).GetType().Name.Should().Be("Dog");
        Twist.Write((object)response).ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
    }
}
