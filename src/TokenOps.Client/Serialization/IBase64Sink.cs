using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Decodes the base64 values of one reply, one after the other. Disposing it discards a value that was not ended.</summary>
internal interface IBase64Sink
{
    /// <summary>The values ended so far, since the last <see cref="Forget"/>.</summary>
    IReadOnlyList<Base64Data> Values { get; }

    /// <summary>Lets go of the values of a document that was dealt with; discards those that were not accepted.</summary>
    void Forget();

    /// <summary>Makes the values appear where they belong, since their document is complete and a result.</summary>
    ValueTask AcceptAsync(CancellationToken cancellationToken);

    /// <summary>Begins a value.</summary>
    /// <param name="path">Where it stands, for whoever takes it elsewhere.</param>
    /// <param name="longest">How many base64 characters may still come in the whole reply; null when nobody knows.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask BeginAsync(IValuePath path, long? longest, CancellationToken cancellationToken);

    /// <summary>Takes the next piece of the value's text, which it may overwrite.</summary>
    /// <returns>False when the text is not base64.</returns>
    ValueTask<bool> WriteAsync(Memory<byte> text, CancellationToken cancellationToken);

    /// <summary>Ends the value.</summary>
    /// <returns>False when the text is not base64.</returns>
    ValueTask<bool> EndAsync(CancellationToken cancellationToken);

    /// <summary>How many characters of the current value were taken.</summary>
    long Position { get; }

    /// <summary>Discards a value that has not ended, and gives back what is only needed while decoding.</summary>
    ValueTask CloseAsync();
}
