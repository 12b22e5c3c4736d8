using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>The member of a request that asks for the event stream.</summary>
/// <param name="Name">The member's name on the wire.</param>
/// <param name="On">The JSON that asks for the stream.</param>
internal sealed record StreamSwitch(string Name, string On)
{
    private const string UsualName = "stream";
    private const string Events = "sse";

    /// <summary>The same as a C# literal.</summary>
    public string OnLiteral => CSharpName.Literal(On);

    /// <summary>Finds the switch: the one that an overlay names, or a boolean <c>stream</c>, or an enum of which <c>sse</c> is a value.</summary>
    public static StreamSwitch? Find(JToken? given, JToken? schema, BodySchema schemas)
    {
        if (given?.ToString() is { Length: > 0 } name)
            return Of(name, schemas.Member(schema, name)) ?? new StreamSwitch(name, "true");
        return Of(UsualName, schemas.Member(schema, UsualName))
            ?? schemas.MemberNames(schema).Select(member => schemas.Member(schema, member) is { } found && EnumLowerer.IsEnum(found) ? Of(member, found) : null).FirstOrDefault(found => found is not null);
    }

    /// <summary>Returns the switch that a member or parameter of this name is; null where it is none.</summary>
    public static StreamSwitch? Of(string name, NormalSchema? schema)
    {
        if (schema is null)
            return null;
        if (schema.Type == "boolean")
            return new StreamSwitch(name, "true");
        return EnumLowerer.IsEnum(schema) && EnumLowerer.Values(schema.Schema).Any(v => v.Value<string>() == Events) ? new StreamSwitch(name, '"' + Events + '"') : null;
    }
}
