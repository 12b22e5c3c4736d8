using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Streams that the caller's function opens and we close.</summary>
internal sealed class OpenerSource(Func<CancellationToken, ValueTask<Stream>> open, long? length) : FileSource
{
    public override long? Length => length;

    // Opening may be dear (a download, say), so one look has to do.
    public override bool KeepsInspection => true;

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) =>
        await open(cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("The function that opens the file returned null; expected a readable stream.");

    public override Stream? OpenToInspect() => null;
}
