using System;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>The body of a request that the client's operations do not describe; see <see cref="TokenOpsClient.SendAsync"/>.</summary>
/// <remarks>An instance may be sent several times, unless it is made of a file that cannot be replayed.</remarks>
public sealed class RequestContent
{
    private readonly Action<RequestWriter> _write;

    private RequestContent(object value, Action<RequestWriter> write)
    {
        Value = value;
        _write = write;
    }

    /// <summary>Gets what the body was made of.</summary>
    internal object Value { get; }

    /// <summary>Makes a body of JSON.</summary>
    /// <param name="json">The JSON, which is sent as it is and not looked at.</param>
    /// <returns>The body, of type <c>application/json</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static RequestContent FromJson(string json) => FromText(json, "application/json");

    /// <summary>Makes a body of an object, as the client's own operations write theirs.</summary>
    /// <param name="value">An object of a generated type, a <see cref="RawJson"/>, or a list or map of them. It must not change until the request has ended.</param>
    /// <returns>The body, of type <c>application/json</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">The object is of a type that the client does not write; thrown when the request is sent.</exception>
    public static RequestContent FromObject(object value)
    {
        Argument.NotNull(value, nameof(value));
        return new(value, writer => writer.Json(value));
    }

    /// <summary>Makes a body of text.</summary>
    /// <param name="text">The text, sent as UTF-8.</param>
    /// <param name="mediaType">What it is, with parameters where the server wants some.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="mediaType"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="mediaType"/> is malformed.</exception>
    public static RequestContent FromText(string text, string mediaType = "text/plain; charset=utf-8")
    {
        Argument.NotNull(text, nameof(text));
        Argument.NotNull(mediaType, nameof(mediaType));
        var type = MediaTypeRules.Checked(mediaType, nameof(mediaType))!;
        return new(text, writer => writer.Bytes(WireText.Utf8.GetBytes(text), type));
    }

    /// <summary>Makes a body of a file, of bytes or of a stream.</summary>
    /// <param name="file">The file; a stream of the caller's stays open.</param>
    /// <returns>The body, of the file's own media type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public static RequestContent FromFile(FilePart file)
    {
        Argument.NotNull(file, nameof(file));
        return new(file, writer => writer.Binary(file));
    }

    internal void Write(RequestWriter writer) => _write(writer);
}
