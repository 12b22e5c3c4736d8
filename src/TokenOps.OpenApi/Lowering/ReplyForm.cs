using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One form of an operation's reply, which becomes one method.</summary>
/// <param name="Kind">How it is read: JSON, bytes or text; null for a reply without a body.</param>
/// <param name="Suffix">What the method's name has after the operation's, before <c>Async</c>.</param>
/// <param name="MediaTypes">The media types to ask for; empty where there is none to name.</param>
/// <param name="Schema">The schema of JSON; null where the document has none.</param>
/// <param name="MayBeEmpty">Whether a reply without a body is a success as well.</param>
internal sealed record ReplyForm(BodyKind? Kind, string Suffix, IReadOnlyList<string> MediaTypes, JToken? Schema, bool MayBeEmpty)
{
    /// <summary>The media types as a request asks for them; null for none.</summary>
    public string? Accept => MediaTypes.Count == 0 ? null : string.Join(", ", MediaTypes);
}
