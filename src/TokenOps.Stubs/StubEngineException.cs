namespace TokenOps.Stubs;

/// <summary>The engine of the stubs could not be started or reached.</summary>
public sealed class StubEngineException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StubEngineException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing, and what to do about it.</param>
    public StubEngineException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public StubEngineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
