using System;

namespace TokenOps.Client.Tests.Models;

internal sealed class RawJsonTests
{
    [Test]
    public void The_members_of_an_object_are_kept_to_the_letter_and_in_their_order()
    {
        var members = RawJson.MembersOf("{\"type\": \"object\", \"limit\": 1.50, \"properties\": {\"a\": {\"type\": \"string\"}}, \"none\": null, \"all\": [1, true]}");

        members.Keys.Should().Equal("type", "limit", "properties", "none", "all");
        members["type"].GetString().Should().Be("object");
        members["limit"].Text.Should().Be("1.50");
        members["properties"].ToJToken()["a"]!["type"]!.ToString().Should().Be("string");
        members["none"].Should().Be(RawJson.Null);
        members["all"].ToJToken().Should().HaveCount(2);
    }

    [TestCase("[1]")]
    [TestCase("1")]
    [TestCase("{\"secret\": ")]
    [TestCase("{} {}")]
    public void What_is_not_one_object_is_refused_without_being_quoted(string json)
    {
        var act = () => RawJson.MembersOf(json);

        act.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("secret");
    }
}
