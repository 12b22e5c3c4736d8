using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

internal sealed class JsonMembersTests
{
    [TestCase("null", null)]
    [TestCase("-7657417837229031", -7657417837229031)]
    [TestCase("\"12\"", 12L)]
    [TestCase("12.0", 12L)]
    public void Whole_numbers_are_read_as_leniently_as_by_reflection(string json, long? expected) =>
        JsonMembers.ReadInt64(Reader(json)).Should().Be(expected);

    [TestCase("\"soon\"")]
    [TestCase("1.5")]
    [TestCase("[]")]
    [TestCase("99999999999999999999")]
    public void What_is_no_whole_number_is_refused_with_its_place(string json)
    {
        var read = () => JsonMembers.ReadInt64(Reader(json));

        read.Should().Throw<JsonSerializationException>().WithMessage("Expected a whole number at ''*");
    }

    [TestCase("null", null)]
    [TestCase("\"a\"", "a")]
    [TestCase("1", "1")]
    [TestCase("true", "true")]
    public void Text_is_read_as_leniently_as_by_reflection(string json, string? expected) =>
        JsonMembers.ReadString(Reader(json)).Should().Be(expected);

    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("1", "1")]
    [TestCase("0.5", "0.5")]
    public void A_value_of_an_enum_that_is_no_text_stays_as_it_is_on_the_wire(string json, string expected)
    {
        JsonMembers.ReadEnum<ImageSize>(Reader(json))!.Value.Value.Should().Be(expected);
        JsonConvert.DeserializeObject<ImageSize>(json).Value.Should().Be(expected);
    }

    [Test]
    public void Lists_maps_and_unknown_values_leave_the_reader_where_the_next_member_begins()
    {
        using var reader = Reader("""{"list":[1,null,3],"map":{"a":true,"b":null},"any":{"x":[{}]},"none":null,"last":0.5}""");

        JsonMembers.Begin(reader).Should().BeTrue();
        JsonMembers.Next(reader).Should().Be("list");
        JsonMembers.ReadList(reader, JsonMembers.ReadInt64).Should().Equal(1L, null, 3L);
        JsonMembers.Next(reader).Should().Be("map");
        JsonMembers.ReadMap(reader, JsonMembers.ReadBoolean)!.Select(pair => (pair.Key, pair.Value)).Should().Equal(("a", true), ("b", null));
        JsonMembers.Next(reader).Should().Be("any");
        JsonMembers.ReadAny(reader).ToString(Formatting.None).Should().Be("{\"x\":[{}]}");
        JsonMembers.Next(reader).Should().Be("none");
        JsonMembers.Begin(reader).Should().BeFalse();
        JsonMembers.Next(reader).Should().Be("last");
        JsonMembers.ReadDouble(reader).Should().Be(0.5);
        JsonMembers.Next(reader).Should().BeNull();
    }

    [Test]
    public void A_reader_over_a_tree_does_as_well()
    {
        using var reader = JObject.Parse("""{"type":"x","n":3}""").CreateReader();

        JsonMembers.Begin(reader).Should().BeTrue();
        JsonMembers.Next(reader).Should().Be("type");
        JsonMembers.ReadString(reader).Should().Be("x");
        JsonMembers.Next(reader).Should().Be("n");
        JsonMembers.ReadInt32(reader).Should().Be(3);
        JsonMembers.Next(reader).Should().BeNull();
    }

    private static JsonTextReader Reader(string json) => new(new StringReader(json));
}
