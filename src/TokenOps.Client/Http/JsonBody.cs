using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// A JSON body, written into pooled blocks up front: its length is known, no block is large, and the network is written to
/// asynchronously, which a <see cref="JsonWriter"/> cannot do without a task for every token.
/// </summary>
internal sealed class JsonBody : RequestBody
{
    // The blocks collect: a larger buffer before them would only be garbage, four times the size of a usual request.
    private const int SmallBuffer = 256;

    private readonly BlockStream _blocks = new();

    /// <param name="value">What is sent: a generated type, or what such types are made of.</param>
    /// <param name="mediaType">What the document calls its JSON.</param>
    /// <param name="member">The member that asks for an event stream, where it is not as the value has it.</param>
    /// <param name="on">The JSON of that member; null leaves it out.</param>
    public JsonBody(object? value, string mediaType = "application/json", string? member = null, string? on = null)
    {
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
        using var text = new StreamWriter(_blocks, WireText.Utf8, SmallBuffer, leaveOpen: true);
        using var json = member is null ? new JsonTextWriter(text) : new SwitchingJsonWriter(text, member, on);
        json.CloseOutput = false;
        if (value is null && member is not null)
            new MemberWriter(json, additional: null).End();
        else
            JsonMembers.WriteValue(json, value);
    }

    protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Begin();
        foreach (var block in _blocks.Written)
        {
            HandedOver += block.Count;
            await stream.WriteAsync(block.AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        End();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _blocks.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _blocks.Dispose();
        base.Dispose(disposing);
    }
}
