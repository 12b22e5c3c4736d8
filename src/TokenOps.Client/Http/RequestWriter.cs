using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Collects what one request consists of. Generated code fills it, the pipeline sends it.</summary>
internal sealed partial class RequestWriter
{
    private const string MediaTypeOfJson = "application/json";

    private List<KeyValuePair<string, string>>? _headers;
    private string? _cookies;

    /// <summary>True when the caller asked for the event stream: generated code then sends the document's switch as on.</summary>
    public bool EventStream { get; init; }

    /// <summary>How arrays are named in multipart bodies; null leaves it to the document.</summary>
    public MultipartArrayNaming? ArrayNaming { get; init; }

    /// <summary>What is known of the request's files already; null when they are to be looked at anew.</summary>
    public FileInspections? Files { get; init; }

    /// <summary>The body; null when nothing wrote one.</summary>
    public RequestBody? Content { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => (IReadOnlyList<KeyValuePair<string, string>>?)_headers ?? [];

    /// <summary>The cookies in one line; null when there are none.</summary>
    public string? Cookies => _cookies;

    /// <summary>Sends a header, unless there is nothing to send.</summary>
    public void Header(string name, object? value, ParameterStyle style = ParameterStyle.Simple)
    {
        if (ParameterSegment.Of(name, value, style, static text => text) is { } line)
        {
            HeaderText.Check(name, line);
            (_headers ??= []).Add(new KeyValuePair<string, string>(name, line));
        }
    }

    /// <summary>Sends a cookie, unless there is nothing to send.</summary>
    public void Cookie(string name, object? value, ParameterStyle style = ParameterStyle.Form)
    {
        foreach (var pair in ParameterPairs.Of(name, value, style, PercentEncoding.All))
        {
            _cookies = (_cookies is null ? string.Empty : _cookies + "; ") + pair.Key + "=" + pair.Value;
        }
    }

    /// <summary>Sends a value as JSON; null sends no body.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mediaType">What the document calls its JSON.</param>
    public void Json(object? value, string mediaType = MediaTypeOfJson)
    {
        if (value is not null)
        {
            Content = new JsonBody(value, mediaType);
        }
    }

    /// <summary>Sends a value as JSON with the member that asks for the event stream set as the caller's method has it.</summary>
    /// <param name="value">The value; null sends nothing but the member.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="on">The JSON that asks for the stream.</param>
    /// <param name="isOn">Whether the value asks for the stream by itself.</param>
    /// <param name="mediaType">What the document calls its JSON.</param>
    public void JsonSwitch(object? value, string member, string on, bool isOn, string mediaType = MediaTypeOfJson)
    {
        if (EventStream == isOn)
        {
            Json(value, mediaType);
        }
        else
        {
            Content = new JsonBody(value, mediaType, member, EventStream ? on : null);
        }
    }

    /// <summary>Sends bytes in memory as the whole body.</summary>
    public void Bytes(byte[] bytes, string mediaType) => Content = new BytesBody(bytes, mediaType);

    /// <summary>Sends text as the whole body, unless it is null.</summary>
    public void Text(string? text, string mediaType = "text/plain")
    {
        if (text is not null)
        {
            var type = mediaType.IndexOf("charset", StringComparison.OrdinalIgnoreCase) < 0 ? mediaType + "; charset=utf-8" : mediaType;
            Content = new BytesBody(WireText.Utf8.GetBytes(text), type);
        }
    }
}
