using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>Newtonsoft.Json's own reader says what the tokens of a document are.</summary>
public sealed class Utf8TextReaderTests
{
    [TestCase("""{"a":1,"b":[true,false,null,"x"],"c":{"d":{}},"e":[]}""")]
    [TestCase("""["é€😀","\u00e9\ud83d\ude00","a\"b\\c\/d\b\f\n\r\t",""]""")]
    [TestCase("[0,-0,9223372036854775807,-9223372036854775808,9223372036854775808,1.5,-2e3,1E-7,0.1]")]
    [TestCase("\"only text\"")]
    [TestCase("42 ")]
    [TestCase("""{"a.b":[{"c d":1}],"":2}""")]
    public void The_tokens_their_values_depths_and_paths_are_those_of_JSON(string json)
    {
        using var expected = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        using var reader = Utf8TextReader.Over(json);

        var tokens = Tokens(reader);

        tokens.Should().Equal(Tokens(expected));
    }

    [Test]
    public void More_tokens_than_are_read_at_once_arrive_in_their_order()
    {
        var json = "[" + string.Join(",", Enumerable.Range(0, 1000)) + "]";
        using var reader = Utf8TextReader.Over(json);

        var tokens = Tokens(reader).Where(static token => token.Type == JsonToken.Integer);

        tokens.Select(static token => token.Value).Should().Equal(Enumerable.Range(0, 1000).Select(static number => (object)(long)number));
    }

    [Test]
    public void A_token_of_Newtonsoft_is_made_from_it()
    {
        const string Json = """{"a":[1,2.5,"x",null,true],"b":{"c":"2026-01-01T00:00:00Z"}}""";
        using var reader = Utf8TextReader.Over(Json);

        var token = JToken.ReadFrom(reader);

        token.ToString(Formatting.None).Should().Be(Json);
    }

    [Test]
    public void Half_of_a_surrogate_pair_does_not_cost_the_text()
    {
        using var reader = Utf8TextReader.Over("\"half \\ud83d\\u0041 of a pair\"");
        reader.Read();

        reader.Value.Should().Be("half \ud83dA of a pair");
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_replaced()
    {
        byte[] json = [(byte)'"', (byte)'a', 0xFF, (byte)'b', (byte)'"'];
        using var reader = new Utf8TextReader(maxDepth: 64);
        reader.Begin(json, json.Length, isWhole: true);
        reader.Read();

        reader.Value.Should().Be("a\ufffdb");
    }

    [TestCase("""{"a":1,"b":x}""", 3, "b")]
    [TestCase("""{"data":[{"url":"u"},{"url":tru}]}""", 9, "data[1].url")]
    public void What_stands_before_the_damage_is_read_and_the_place_is_said(string json, int good, string path)
    {
        using var reader = Utf8TextReader.Over(json);
        var read = 0;

        var reading = () =>
        {
            while (reader.Read())
                read++;
        };

        reading.Should().Throw<JsonReaderException>().Which.Message.Should().NotContain("tru").And.Be("The text is not JSON.");
        read.Should().BeGreaterThanOrEqualTo(good);
        reader.Path.Should().Be(path);
    }

    [Test]
    public void The_beginning_of_a_document_is_read_as_far_as_it_goes_without_an_exception()
    {
        var json = Encoding.UTF8.GetBytes("""{"type":"a","text":"unfini""");
        using var reader = new Utf8TextReader(maxDepth: 64);
        reader.Begin(json, json.Length, isWhole: false);

        var tokens = Tokens(reader);

        tokens.Select(static token => token.Value).Should().Equal([null, "type", "a", "text"]);
    }

    [Test]
    public void Another_document_is_begun_in_the_middle_of_one()
    {
        using var reader = Utf8TextReader.Over("""{"a":{"b":[1,2,3]}}""");
        for (var i = 0; i < 6; i++)
            reader.Read();
        var other = Encoding.UTF8.GetBytes("[true]");

        reader.Begin(other, other.Length, isWhole: true);

        Tokens(reader).Select(static token => (token.Type, token.Depth)).Should().Equal((JsonToken.StartArray, 0), (JsonToken.Boolean, 1), (JsonToken.EndArray, 0));
    }

    [TestCase("""{"a": [1, "x"] }""", 2, "[1, \"x\"]")]
    [TestCase("""{"a":1.50}""", 2, "1.50")]
    [TestCase("""{"a":"\u00e9"}""", 2, "\"\\u00e9\"")]
    [TestCase("""{"a":123456789012345678901234567890}""", 2, "123456789012345678901234567890")]
    public void A_value_is_kept_raw_to_the_letter(string json, int skipped, string raw)
    {
        using var reader = Utf8TextReader.Over(json);
        for (var i = 0; i <= skipped; i++)
            reader.Read();

        RawJson.Read(reader).Text.Should().Be(raw);
    }

    private static List<(JsonToken Type, object? Value, int Depth, string Path)> Tokens(JsonReader reader)
    {
        var tokens = new List<(JsonToken, object?, int, string)>();
        while (reader.Read())
            tokens.Add((reader.TokenType, reader.Value, reader.Depth, reader.Path));

        return tokens;
    }
}
