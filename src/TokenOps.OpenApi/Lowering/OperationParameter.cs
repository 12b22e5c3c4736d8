using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One parameter of an operation.</summary>
/// <param name="Member">Its names and its type. In the path, the C# name is that of an argument.</param>
/// <param name="Location">Where it goes: <c>Path</c>, <c>Query</c>, <c>Header</c> or <c>Cookie</c>.</param>
/// <param name="Style">How it is written, as a member of the client's <c>ParameterStyle</c>.</param>
/// <param name="AllowReserved">Whether reserved characters stay as they are.</param>
/// <param name="Source">What the document says.</param>
internal sealed record OperationParameter(LoweredMember Member, string Location, string Style, bool AllowReserved, JObject Source)
{
    public bool IsInPath => Location == "Path";
}
