using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A body that is in memory.</summary>
internal sealed class BytesBody : RequestBody
{
    private readonly byte[] _bytes;

    /// <param name="bytes">The body.</param>
    /// <param name="contentType">What it is; null says nothing about it.</param>
    public BytesBody(byte[] bytes, string? contentType)
    {
        _bytes = bytes;
        if (contentType is not null)
        {
            Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
    }

    /// <summary>No bytes: POST, PUT and PATCH announce even that.</summary>
    public static BytesBody Empty() => new([], contentType: null);

    protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Begin();
        HandedOver = _bytes.Length;
        await stream.WriteAsync(_bytes.AsMemory(), cancellationToken).ConfigureAwait(false);
        End();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
