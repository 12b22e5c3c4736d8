using System.Collections.Generic;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

/// <summary>An object as a generated one would be, with the members that the test gives.</summary>
internal sealed class TestModel : Dictionary<string, object?>, IJsonModel
{
    void IJsonModel.Write(JsonWriter writer)
    {
        var members = new MemberWriter(writer, additional: null);
        foreach (var (name, value) in this)
        {
            members.Write(name, value);
        }

        members.End();
    }
}
