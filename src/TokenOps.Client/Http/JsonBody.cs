using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>
/// A JSON body, written by Newtonsoft.Json into pooled blocks up front: its length is known, no block is large, and the
/// network is written to asynchronously, which the serializer itself cannot do.
/// </summary>
internal sealed class JsonBody : RequestBody
{
    /// <summary>How requests become JSON: what is unset is not sent. Independent of <c>JsonConvert.DefaultSettings</c>.</summary>
    internal static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.None,
    };

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings);

    private readonly BlockStream _blocks = new();

    public JsonBody(object? value, string? memberToSwitchOn = null)
    {
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
        if (memberToSwitchOn is not null && value is not null)
        {
            var tree = JObject.FromObject(value, Serializer);
            tree[memberToSwitchOn] = true;
            value = tree;
        }

        using var text = new StreamWriter(_blocks, WireText.Utf8, 4096, leaveOpen: true);
        using var json = new JsonTextWriter(text) { CloseOutput = false };
        Serializer.Serialize(json, value);
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
