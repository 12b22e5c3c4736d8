using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>The member of a request that asks for the event stream.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="On">The value that asks for it.</param>
internal sealed record StreamSwitch(string Member, JToken On)
{
    private const string UsualMember = "stream";
    private const string Events = "sse";

    /// <summary>The same value as a part of a form has it.</summary>
    public string Text => On.Type == JTokenType.Boolean ? "true" : On.ToString();

    /// <summary>Finds the switch: the member that the document names, or a boolean <c>stream</c>, or an enum of which <c>sse</c> is a value.</summary>
    public static StreamSwitch? Find(string? named, IEnumerable<BodyContract> bodies)
    {
        var members = bodies.SelectMany(body => body.Members).ToList();
        return named is not null ? members.Where(member => member.Name == named).Select(Of).FirstOrDefault(found => found is not null) ?? new StreamSwitch(named, new JValue(value: true))
            : members.Where(member => member.Name == UsualMember).Concat(members.Where(member => member.Item.Schema["enum"] is not null)).Select(Of).FirstOrDefault(found => found is not null);
    }

    /// <summary>Whether a JSON body asks for the stream.</summary>
    public bool IsOn(JToken? body) => (body as JObject)?[Member] is { } value && JToken.DeepEquals(value, On);

    private static StreamSwitch? Of(MemberRule member) =>
        member.Item.Type == "boolean" ? new StreamSwitch(member.Name, new JValue(value: true))
        : (member.Item.Schema["enum"] as JArray)?.Any(value => value is JValue { Value: Events }) == true ? new StreamSwitch(member.Name, new JValue(Events))
        : null;
}
