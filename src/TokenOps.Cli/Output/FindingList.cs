using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Cli.Output;

/// <summary>What was found about a request, for people and for programs.</summary>
internal sealed class FindingList(IReadOnlyList<ValidationFinding> findings)
{
    private readonly int _errors = findings.Count(f => f.Severity == ValidationSeverity.Error);

    /// <summary>Whether the request would be sent.</summary>
    public bool IsValid => _errors == 0;

    /// <summary>The findings under their members, each with the sentence it rests on.</summary>
    public override string ToString() => ToString(remark: string.Empty);

    /// <summary>The same.</summary>
    /// <param name="remark">What the first line says besides.</param>
    public string ToString(string remark)
    {
        var text = new StringBuilder(Head(remark));
        foreach (var member in ByMember())
        {
            text.AppendLine().Append("  ").Append(member.Key);
            foreach (var finding in member)
            {
                text.AppendLine().Append("    ").Append(Sentence(finding)).Append(" [").Append(finding.Rule).Append(']');
                if (finding.Source is not null)
                    text.AppendLine().Append("      “").Append(finding.Source).Append('”');
            }
        }

        return text.ToString();
    }

    /// <summary>The findings of each member, by its name.</summary>
    public IEnumerable<IGrouping<string, ValidationFinding>> ByMember() => findings.GroupBy(static f => f.Member.Length == 0 ? "request" : f.Member, System.StringComparer.Ordinal);

    /// <summary>What a finding says, in words.</summary>
    public static string Sentence(ValidationFinding finding) =>
        $"{(finding.Severity == ValidationSeverity.Warning ? "warning: " : string.Empty)}must be {finding.Allowed}, but is {finding.Found}";

    /// <summary>What is found altogether.</summary>
    /// <param name="remark">What is said besides.</param>
    public string Head(string remark) => Verdict() + remark + (findings.Count == 0 ? '.' : ':');

    /// <summary>An object with <c>valid</c> and <c>findings</c>.</summary>
    public string ToJson() => new JObject
    {
        ["valid"] = IsValid,
        ["findings"] = new JArray(findings.Select(f => new JObject
        {
            ["rule"] = f.Rule,
            ["member"] = f.Member,
            ["found"] = f.Found,
            ["allowed"] = f.Allowed,
            ["severity"] = f.Severity == ValidationSeverity.Error ? "error" : "warning",
            ["source"] = f.Source,
        })),
    }.ToString(Formatting.Indented);

    private string Verdict()
    {
        var warnings = findings.Count - _errors;
        var oddities = warnings switch { 0 => null, 1 => "1 warning", _ => $"{warnings} warnings" };
        if (IsValid)
            return "The request is valid" + (oddities is null ? null : ", with " + oddities);

        return "The request breaks " + (_errors == 1 ? "a rule" : $"{_errors} rules") + (oddities is null ? null : $" ({oddities} besides)");
    }
}
