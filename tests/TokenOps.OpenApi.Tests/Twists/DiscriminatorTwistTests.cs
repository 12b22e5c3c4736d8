using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Unions of objects: which class a reply becomes, and what is kept when it is none that is known.</summary>
public sealed class DiscriminatorTwistTests
{
    private const string Animals =
        """
        Cat:
          type: object
          required: [kind]
          properties: {kind: {type: string, const: cat}, lives: {type: integer}}
        Dog:
          type: object
          required: [kind]
          properties: {kind: {type: string, enum: [dog]}, name: {type: string}}

        """;

    private const string Base =
        """
        Thing:
          type: object
          properties: {animal: {$ref: '#/components/schemas/Animal'}}

        """;

    [TestCase("Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}")]
    [TestCase("Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}}")]
    [TestCase("Animal: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}")]
    [TestCase("Animal: {anyOf: [{$ref: '#/components/schemas/Cat'}, {anyOf: [{$ref: '#/components/schemas/Dog'}, {type: 'null'}]}]}")]
    public async Task A_union_of_objects_becomes_an_interface_that_its_classes_implement(string union)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Base + Animals + union + "\n"));
        twist.Server.Answer("{\"animal\":{\"kind\":\"dog\",\"name\":\"Rex\",\"extra\":1}}");

        dynamic request = twist.New("Thing");
        request.Animal = twist.New("Cat");
        request.Animal.Lives = 9;
        var reply = await twist.Client.Things.CreateThingAsync(request);

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse("{\"animal\":{\"kind\":\"cat\",\"lives\":9}}")).Should().BeTrue(twist.Server.Body);
        ((object)reply.Animal).GetType().Name.Should().Be("Dog");
        JToken.DeepEquals(Twist.Write((object)reply), JToken.Parse("{\"animal\":{\"kind\":\"dog\",\"name\":\"Rex\",\"extra\":1}}")).Should().BeTrue();
    }

    [Test]
    public async Task A_kind_that_the_document_does_not_know_is_kept_whole()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Base + Animals + "Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}\n"));
        twist.Server.Answer("{\"animal\":{\"kind\":\"fish\",\"fins\":2}}");

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        ((string)((RawJson)reply.Animal.Json).Text).Should().Be("{\"kind\":\"fish\",\"fins\":2}");
        JToken.DeepEquals(Twist.Write((object)reply), JToken.Parse("{\"animal\":{\"kind\":\"fish\",\"fins\":2}}")).Should().BeTrue();
    }

    [Test]
    public async Task Inheritance_by_allOf_keeps_the_members_of_the_base()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Base +
            """
            Animal:
              type: object
              required: [kind]
              discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat'}}
              properties: {kind: {type: string}, age: {type: integer}}
            Cat:
              allOf:
                - $ref: '#/components/schemas/Animal'
                - type: object
                  properties: {lives: {type: integer}}
            """));
        twist.Server.Answer("{\"animal\":{\"kind\":\"c\",\"age\":3,\"lives\":9}}");

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        ((object)reply.Animal).GetType().Name.Should().Be("Cat");
        twist.Type("IAnimal").IsAssignableFrom(((object)reply.Animal).GetType()).Should().BeTrue();
        ((long)reply.Animal.Age).Should().Be(3);
        ((long)reply.Animal.Lives).Should().Be(9);
    }

    [Test]
    public async Task A_schema_that_is_a_branch_of_two_unions_is_read_and_written_in_both()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Animals +
            """
            Thing:
              type: object
              properties: {pet: {$ref: '#/components/schemas/Pet'}, guest: {$ref: '#/components/schemas/Guest'}}
            Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
            Guest: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Fox'}]}
            Fox: {type: object, properties: {kind: {const: fox}, sly: {type: boolean}}}
            """));
        const string json = "{\"pet\":{\"kind\":\"cat\",\"lives\":9},\"guest\":{\"kind\":\"cat\",\"lives\":8}}";
        twist.Server.Answer(json);

        var reply = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse(json)).Should().BeTrue(twist.Server.Body);
        ((long)reply.Pet.Lives).Should().Be(9);
        ((long)reply.Guest.Lives).Should().Be(8);
    }

    [Test]
    public async Task A_schema_is_one_class_however_many_unions_name_it()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Animals +
            """
            Thing:
              type: object
              properties: {pet: {$ref: '#/components/schemas/Pet'}, guest: {$ref: '#/components/schemas/Guest'}}
            Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
            Guest: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Pet'}]}
            """));

        twist.Type("Cat").GetInterfaces().Select(i => i.Name).Should().Contain(["IPet", "IGuest"]);
        twist.Types.Where(t => t.Name.Contains("Cat", System.StringComparison.Ordinal)).Should().ContainSingle();
        twist.Type("IGuest").IsAssignableFrom(twist.Type("IPet")).Should().BeTrue();
    }

    [TestCase("{\"a\":\"x\"}", "ThingValueWithA")]
    [TestCase("{\"b\":\"x\",\"c\":1}", "ThingValueWithB")]
    [TestCase("{\"c\":1,\"b\":\"x\"}", "ThingValueWithB")]
    [TestCase("{\"z\":1}", "UnknownThingValue")]
    public async Task Branches_without_a_constant_are_told_apart_by_their_members(string json, string type)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                value:
                  anyOf:
                    - type: object
                      properties: {a: {type: string}, c: {type: integer}}
                    - type: object
                      properties: {b: {type: string}, c: {type: integer}}
            """));
        twist.Server.Answer("{\"value\":" + json + "}");

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        ((object)reply.Value).GetType().Name.Should().Be(type);
        JToken.DeepEquals(Twist.Write((object)reply)["value"]!, JToken.Parse(json)).Should().BeTrue();
    }

    [Test]
    public async Task Branches_of_one_constant_are_told_apart_by_what_they_require()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                value: {oneOf: [{$ref: '#/components/schemas/Local'}, {$ref: '#/components/schemas/Remote'}], discriminator: {propertyName: type, mapping: {file: '#/components/schemas/Local'}}}
            Local: {type: object, required: [type, path], properties: {type: {const: file}, path: {type: string}}}
            Remote: {type: object, required: [type, url], properties: {type: {const: file}, url: {type: string}}}
            """));

        var remote = twist.Read("Thing", "{\"value\":{\"type\":\"file\",\"url\":\"u\"}}");
        var local = twist.Read("Thing", "{\"value\":{\"path\":\"p\",\"type\":\"file\"}}");

        ((object)remote.Value).GetType().Name.Should().Be("Remote");
        ((object)local.Value).GetType().Name.Should().Be("Local");
    }

    [Test]
    public async Task A_constant_that_may_be_absent_is_filled_in_for_who_makes_an_object_and_not_where_JSON_lacks_it()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties:
                either:
                  oneOf: [{$ref: '#/components/schemas/Note'}, {$ref: '#/components/schemas/Mark'}]
                  discriminator: {propertyName: kind, mapping: {note: '#/components/schemas/Note', mark: '#/components/schemas/Mark'}}
                plain: {$ref: '#/components/schemas/Note'}
            Note:
              type: object
              properties: {kind: {type: string, enum: [note]}, text: {type: string}}
            Mark:
              type: object
              properties: {kind: {type: string, enum: [mark]}}

            """));
        const string json = "{\"plain\":{\"text\":\"a\"}}";

        object read = twist.Read("Thing", json);
        object made = twist.New("Note");

        Twist.Write(read).ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
        Twist.Write(made).ToString(Newtonsoft.Json.Formatting.None).Should().Be("{\"kind\":\"note\"}");
    }

    [Test]
    public async Task A_branch_that_only_refers_to_another_schema_is_read_as_what_it_refers_to()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties: {item: {$ref: '#/components/schemas/Item'}, items: {type: array, items: {$ref: '#/components/schemas/Item'}}}
            Item: {oneOf: [{$ref: '#/components/schemas/WrappedBox'}, {$ref: '#/components/schemas/Bag'}]}
            WrappedBox: {type: object, title: Wrapped, allOf: [{$ref: '#/components/schemas/Box'}]}
            Box: {type: object, required: [form], properties: {form: {type: string, enum: [box]}, width: {type: integer}}}
            Bag: {type: object, required: [form], properties: {form: {type: string, enum: [bag]}, strap: {type: string}}}
            """));
        const string json = "{\"item\":{\"form\":\"box\",\"width\":3},\"items\":[{\"form\":\"bag\",\"strap\":\"s\"},{\"form\":\"box\",\"width\":4},{\"form\":\"tin\"}]}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse(json)).Should().BeTrue(twist.Server.Body);
        ((long)response.Item.Width).Should().Be(3);
        ((string)response.Items[0].Strap).Should().Be("s");
        ((long)response.Items[1].Width).Should().Be(4);
    }

    [Test]
    public async Task Discriminators_that_inherit_from_each_other_lead_to_the_furthest_class()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            """
            Thing:
              type: object
              properties: {any: {$ref: '#/components/schemas/Vehicle'}, motor: {$ref: '#/components/schemas/Motor'}}
            Vehicle:
              type: object
              required: [kind]
              discriminator: {propertyName: kind, mapping: {motor: '#/components/schemas/Motor', truck: '#/components/schemas/Truck', bike: '#/components/schemas/Bike'}}
              properties: {kind: {type: string}, wheels: {type: integer}}
            Motor:
              allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {power: {type: integer}}}]
              discriminator: {propertyName: kind, mapping: {truck: '#/components/schemas/Truck'}}
            Truck:
              allOf: [{$ref: '#/components/schemas/Motor'}, {type: object, properties: {load: {type: integer}}}]
            Bike:
              allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {bell: {type: boolean}}}]
            """));
        const string json = "{\"any\":{\"kind\":\"truck\",\"wheels\":6,\"power\":300,\"load\":9},\"motor\":{\"kind\":\"truck\",\"wheels\":4,\"power\":90,\"load\":1}}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));
        var bike = twist.Read("Thing", "{\"any\":{\"kind\":\"bike\",\"bell\":true}}");
        var motor = twist.Read("Thing", "{\"any\":{\"kind\":\"motor\",\"power\":7}}");

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse(json)).Should().BeTrue(twist.Server.Body);
        ((object)response.Any).GetType().Name.Should().Be("Truck");
        ((object)response.Motor).GetType().Name.Should().Be("Truck");
        ((long)response.Any.Load).Should().Be(9);
        ((long)response.Motor.Power).Should().Be(90);
        ((bool)bike.Any.Bell).Should().BeTrue();
        ((long)motor.Any.Power).Should().Be(7);
    }
}
