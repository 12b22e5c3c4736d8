using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One form of an operation's reply, which becomes one method.</summary>
/// <param name="Kind">How it is read: JSON, bytes or text; null for a reply without a body.</param>
/// <param name="Suffix">What the method's name has after the operation's, before <c>Async</c>.</param>
/// <param name="Accept">The media types to ask for.</param>
/// <param name="Schema">The schema of JSON; null where the document has none.</param>
/// <param name="MayBeEmpty">Whether a reply without a body is a success as well.</param>
internal sealed record ReplyForm(BodyKind? Kind, string Suffix, string? Accept, JToken? Schema, bool MayBeEmpty);
