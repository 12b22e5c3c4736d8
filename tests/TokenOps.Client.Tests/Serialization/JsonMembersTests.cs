using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>Over the reader of responses, and over Newtonsoft.Json's own, from which its serializer reads.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class JsonMembersTests(bool isResponse)
{
    [TestCase("null", null)]
    [TestCase("-7657417837229031", -7657417837229031)]
    [TestCase("\"12\"", 12L)]
    [TestCase("12.0", 12L)]
    [TestCase("\"\"", null)]
    public void Whole_numbers_are_read_in_every_form_that_means_one(string json, long? expected)
    {
        RawJson? unfit = null;

        JsonMembers.ReadInt64(Reader(json), ref unfit).Should().Be(expected);

        unfit.Should().BeNull();
    }

    [TestCase("\"soon\"")]
    [TestCase("1.5")]
    [TestCase("[]")]
    [TestCase("{\"a\":[1,{}]}")]
    [TestCase("99999999999999999999")]
    public void What_is_no_whole_number_is_kept_as_it_is(string json)
    {
        RawJson? unfit = null;

        JsonMembers.ReadInt64(Reader(json), ref unfit).Should().BeNull();

        unfit!.Text.Should().Be(json);
    }

    [TestCase("null", null)]
    [TestCase("\"a\"", "a")]
    [TestCase("1", "1")]
    [TestCase("true", "true")]
    public void Text_is_read_of_every_scalar(string json, string? expected)
    {
        RawJson? unfit = null;

        JsonMembers.ReadString(Reader(json), ref unfit).Should().Be(expected);
    }

    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("1", "1")]
    [TestCase("0.5", "0.5")]
    public void A_value_of_an_enum_that_is_no_text_stays_as_it_is_on_the_wire(string json, string expected)
    {
        RawJson? unfit = null;

        JsonMembers.ReadEnum<ImageSize>(Reader(json), ref unfit)!.Value.Value.Should().Be(expected);
        JsonConvert.DeserializeObject<ImageSize>(json).Value.Should().Be(expected);
    }

    [Test]
    public void Lists_maps_and_unknown_values_leave_the_reader_where_the_next_member_begins()
    {
        using var reader = Reader("""{"list":[1,null,"x",3],"map":{"a":true,"b":null},"any":{"x":[{}]},"none":null,"last":0.5}""");
        RawJson? unfit = null;

        JsonMembers.Begin(reader, ref unfit).Should().BeTrue();
        JsonMembers.Next(reader).Should().Be("list");
        JsonMembers.ReadValues<long>(reader, JsonMembers.ReadInt64, ref unfit).Should().Equal(1L, 3L);
        unfit!.Text.Should().Be("[\"x\"]");
        JsonMembers.Next(reader).Should().Be("map");
        JsonMembers.ReadNullableMap<bool?>(reader, JsonMembers.ReadBoolean, ref unfit)!.Select(pair => (pair.Key, pair.Value)).Should().Equal(("a", true), ("b", null));
        JsonMembers.Next(reader).Should().Be("any");
        JsonMembers.ReadAny(reader, ref unfit)!.Text.Should().Be("{\"x\":[{}]}");
        JsonMembers.Next(reader).Should().Be("none");
        JsonMembers.Begin(reader, ref unfit).Should().BeFalse();
        JsonMembers.Next(reader).Should().Be("last");
        JsonMembers.ReadDouble(reader, ref unfit).Should().Be(0.5);
        JsonMembers.Next(reader).Should().BeNull();
    }

    [TestCase("[]", new double[0])]
    [TestCase("[1,-0.5,1e3]", new[] { 1, -0.5, 1000 })]
    [TestCase("[1,null,2,\"3\",\"\"]", new[] { 1, 2, 3.0 })]
    [TestCase("[\"NaN\",4]", new[] { double.NaN, 4 })]
    public void Numbers_are_read_in_their_order_whatever_stands_among_them(string json, double[] expected)
    {
        RawJson? unfit = null;

        JsonMembers.ReadValues<double>(Reader(json), JsonMembers.ReadDouble, ref unfit).Should().Equal(expected);
        JsonMembers.ReadValues<float>(Reader(json), JsonMembers.ReadSingle, ref unfit).Should().Equal(expected.Select(static number => (float)number));

        unfit.Should().BeNull();
    }

    [Test]
    public void Numbers_without_end_are_read_as_many_as_there_are()
    {
        var numbers = Enumerable.Range(0, 5000).Select(static number => number / 8.0).ToList();
        var json = "{\"a\":" + JsonConvert.SerializeObject(numbers) + ",\"b\":1}";
        using var reader = Reader(json);
        RawJson? unfit = null;
        JsonMembers.Next(reader);

        JsonMembers.ReadValues<double>(reader, JsonMembers.ReadDouble, ref unfit).Should().Equal(numbers);

        JsonMembers.Next(reader).Should().Be("b");
    }

    [Test]
    public void A_reader_over_a_tree_does_as_well()
    {
        using var reader = JObject.Parse("""{"type":"x","n":3}""").CreateReader();
        reader.Read();
        RawJson? unfit = null;

        JsonMembers.Begin(reader, ref unfit).Should().BeTrue();
        JsonMembers.Next(reader).Should().Be("type");
        JsonMembers.ReadString(reader, ref unfit).Should().Be("x");
        JsonMembers.Next(reader).Should().Be("n");
        JsonMembers.ReadInt32(reader, ref unfit).Should().Be(3);
        JsonMembers.Next(reader).Should().BeNull();
    }

    private JsonReader Reader(string json)
    {
        JsonReader reader = isResponse ? Utf8TextReader.Over(json) : new JsonTextReader(new StringReader(json));
        reader.Read();
        return reader;
    }
}
