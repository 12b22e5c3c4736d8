namespace TokenOps.Stubs;

/// <summary>The document cannot be served.</summary>
public sealed class StubDocumentException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StubDocumentException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which place of the document, and what is wrong there.</param>
    public StubDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which place of the document, and what is wrong there.</param>
    /// <param name="innerException">The cause.</param>
    public StubDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
