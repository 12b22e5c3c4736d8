using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Client.Tests.Architecture;

/// <summary>The client's own code neither reflects nor uses the parts of Newtonsoft.Json that do, so that trimming and native AOT lose nothing.</summary>
public sealed class ReflectionTests
{
    private static readonly string[] Trees = ["Newtonsoft.Json.Linq.", "Newtonsoft.Json.JsonSerializer.", "Newtonsoft.Json.JsonConvert."];
    private static readonly string[] Reflecting = ["System.Reflection.", "System.Activator.", "System.Type."];

    // A type's identity and its name are known without looking into it.
    private static readonly string[] Known = ["System.Type.GetTypeFromHandle", "System.Type.op_Equality", "System.Type.op_Inequality", "System.Type.get_FullName", "System.Type.get_Assembly", "System.Reflection.MemberInfo.get_Name"];

    private static readonly List<(string Caller, string Called)> Calls = [.. CalledMembers.Of(typeof(TokenOpsClient).Assembly.Location)];

    [Test]
    public void Calls_are_found_in_the_compiled_code() => Calls.Should().Contain(static call => call.Called == "Newtonsoft.Json.JsonWriter.WriteValue");

    [Test]
    public void Newtonsofts_trees_and_serializer_are_used_where_callers_ask_for_them_only()
    {
        Callers(Trees).Should().BeEquivalentTo("RawJson.ToJToken", "RawJson.FromJToken");
    }

    [Test]
    public void Only_what_says_the_clients_version_looks_into_an_assembly()
    {
        Callers(Reflecting).Should().BeEquivalentTo("ClientVersion..cctor");
    }

    private static IEnumerable<string> Callers(string[] prefixes) => Calls
        .Where(call => prefixes.Any(prefix => call.Called.StartsWith(prefix, StringComparison.Ordinal)) && !Known.Contains(call.Called, StringComparer.Ordinal))
        .Select(static call => call.Caller)
        .Distinct(StringComparer.Ordinal);
}
