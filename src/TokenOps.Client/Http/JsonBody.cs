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
    private readonly BlockStream _blocks = new();

    /// <param name="value">What is sent: a generated type, or what such types are made of.</param>
    /// <param name="memberToSwitchOn">The member that asks for an event stream; null when none does.</param>
    public JsonBody(object? value, string? memberToSwitchOn = null)
    {
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var text = new StreamWriter(_blocks, WireText.Utf8, 4096, leaveOpen: true);
        using var json = memberToSwitchOn is null ? new JsonTextWriter(text) : new SwitchingJsonWriter(text, memberToSwitchOn);
        json.CloseOutput = false;
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
