using System;

namespace TokenOps;

/// <summary>The root of everything that this client throws on its own account, so that one <c>catch</c> can take it all.</summary>
/// <remarks>
/// Not under this root: <see cref="OperationCanceledException"/> when the caller's token was cancelled, argument exceptions
/// for wrong options, and what the caller's own files and streams throw while they are read.
/// Messages carry neither the API key nor texts of the request.
/// </remarks>
public class TokenOpsException : Exception
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsException()
        : this("The call to the TokenOps API failed.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How many times the request was sent, or tried to be sent, before the call was given up.</summary>
    /// <value>0 when nothing was sent; 1 when there was no retry.</value>
    public int Attempts { get; set; }

    /// <inheritdoc/>
    public override string Message => Note is null ? base.Message : base.Message + " " + Note;

    /// <summary>What the pipeline has to add once it knows why it stopped trying.</summary>
    internal string? Note { get; set; }
}
