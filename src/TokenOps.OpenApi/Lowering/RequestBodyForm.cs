using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One form of an operation's body, with a method of its own.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="MediaTypes">The media types that the document lists for it.</param>
/// <param name="Type">The C# type of the argument.</param>
/// <param name="Content">What the document says.</param>
/// <param name="IsRequired">Whether the document requires a body.</param>
/// <param name="Suffix">What the method's name has after the operation's; empty for the form that is preferred.</param>
internal sealed record RequestBodyForm(BodyKind Kind, IReadOnlyList<string> MediaTypes, LoweredType Type, JProperty Content, bool IsRequired, string Suffix)
{
    /// <summary>The argument's name.</summary>
    public string Argument => Kind is BodyKind.Binary or BodyKind.Text ? "content" : "request";

    public JToken? Schema => Content.Value["schema"];

    public JObject? Encoding => Content.Value["encoding"] as JObject;
}
