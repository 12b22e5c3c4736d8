using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Marks the classes that requests are made of: their required members have to be set, and they are checked before they are sent.</summary>
internal sealed class RequestTypes(TypeRegistry registry)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Mark()
    {
        foreach (var type in registry.Inputs)
            Mark(type, isToSet: true);

        // What a server made needs nothing to be set.
        foreach (var type in registry.Returned)
            Mark(type, isToSet: false);
    }

    private void Mark(LoweredType type, bool isToSet)
    {
        if (type.Element is { } element)
            Mark(element, isToSet);
        if (!type.IsNamed || !_seen.Add(type.CSharp))
            return;

        if (registry.Unions.TryGetValue(type.CSharp, out var union))
        {
            foreach (var branch in union.Branches)
                Mark(branch, isToSet);
            if (union.Fallback is { } fallback && registry.Members.ContainsKey(fallback))
                Mark(TypeLowerer.Reference(fallback, TypeKind.Object), isToSet);
            return;
        }

        if (!registry.Members.TryGetValue(type.CSharp, out var members))
            return;

        var schema = registry.Schemas[type.CSharp];
        schema[Extensions.InRequest] = true;
        foreach (var member in members)
        {
            Mark(member.Type, isToSet);
            if (isToSet && schema["properties"]?[member.WireName] is JObject property && IsToSet(member, property))
            {
                property[Extensions.MustSet] = true;
                schema[Extensions.MustSet] = true;
            }
        }
    }

    // A list of files is there from the start, so that files can be added one by one; whether there are any is checked before sending.
    private static bool IsToSet(LoweredMember member, JObject property) =>
        property[Extensions.Required] is not null && member.Type.Kind != TypeKind.Files
        && (property[Extensions.Initializer] is null || member.Type.Kind is TypeKind.Array or TypeKind.Map);
}
