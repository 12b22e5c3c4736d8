using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TokenOps;

/// <summary>The request breaks rules of the API's document; nothing was sent. All broken rules are listed at once.</summary>
public class RequestValidationException : TokenOpsException
{
    /// <summary>Creates the exception with a general message and no findings.</summary>
    public RequestValidationException()
        : this(Array.Empty<ValidationFinding>())
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public RequestValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause, or null.</param>
    public RequestValidationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with its message made from the findings.</summary>
    /// <param name="findings">The broken rules; warnings may be among them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="findings"/> is null.</exception>
    public RequestValidationException(IEnumerable<ValidationFinding> findings)
        : this((findings ?? throw new ArgumentNullException(nameof(findings))).ToArray())
    {
    }

    private RequestValidationException(ValidationFinding[] findings)
        : base(Describe(findings))
    {
        Findings = findings;
    }

    /// <summary>The broken rules, in the order of the request's members.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; } = Array.Empty<ValidationFinding>();

    private static string Describe(ValidationFinding[] findings)
    {
        var errors = findings.Where(finding => finding.Severity == ValidationSeverity.Error).ToArray();
        if (errors.Length == 1)
        {
            return "The request was not sent: " + errors[0];
        }

        var text = new StringBuilder("The request was not sent, it breaks ")
            .Append(errors.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(" rules:");
        foreach (var error in errors)
        {
            text.Append("\n- ").Append(error);
        }

        return text.ToString();
    }
}
