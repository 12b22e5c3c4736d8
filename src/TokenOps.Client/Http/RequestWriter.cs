using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Collects what one request consists of. Generated code fills it, the pipeline sends it.</summary>
internal sealed partial class RequestWriter
{
    private List<KeyValuePair<string, string>>? _headers;
    private string? _cookies;

    /// <summary>True when the caller asked for the event stream: generated code then sends the document's switch as on.</summary>
    public bool EventStream { get; init; }

    /// <summary>How arrays are named in multipart bodies; null leaves it to the document.</summary>
    public MultipartArrayNaming? ArrayNaming { get; init; }

    /// <summary>The body; null when nothing wrote one.</summary>
    public RequestBody? Content { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => (IReadOnlyList<KeyValuePair<string, string>>?)_headers ?? [];

    /// <summary>The cookies in one line; null when there are none.</summary>
    public string? Cookies => _cookies;

    /// <summary>Sends a header, unless the value is null.</summary>
    public void Header(string name, object? value)
    {
        if (value is not null)
        {
            var text = WireValue.Format(value);
            HeaderText.Check(name, text);
            (_headers ??= []).Add(new KeyValuePair<string, string>(name, text));
        }
    }

    /// <summary>Sends a cookie, unless the value is null.</summary>
    public void Cookie(string name, object? value)
    {
        if (value is not null)
        {
            _cookies = (_cookies is null ? string.Empty : _cookies + "; ") + name + "=" + Uri.EscapeDataString(WireValue.Format(value));
        }
    }

    /// <summary>Sends a value as JSON.</summary>
    public void Json(object? value) => Content = new JsonBody(value);

    /// <summary>Sends a value as JSON, with one of its members set to true when the caller asked for the event stream.</summary>
    public void JsonSwitch(object? value, string member) => Content = new JsonBody(value, EventStream ? member : null);

    /// <summary>Sends text as <c>text/plain</c>.</summary>
    public void Text(string? text)
    {
        if (text is not null)
        {
            Content = new BytesBody(WireText.Utf8.GetBytes(text), "text/plain; charset=utf-8");
        }
    }
}
