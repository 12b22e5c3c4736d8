using System;

namespace TokenOps.OpenApi.Diagnostics;

/// <summary>Thrown where nothing useful can follow a finding, such as a file that is not YAML.</summary>
public sealed class SpecException : Exception
{
    /// <summary>Creates the exception for one finding.</summary>
    public SpecException(Diagnostic diagnostic, Exception? innerException = null)
        : base(diagnostic?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostic = diagnostic;
    }

    /// <summary>The finding.</summary>
    public Diagnostic Diagnostic { get; }
}
