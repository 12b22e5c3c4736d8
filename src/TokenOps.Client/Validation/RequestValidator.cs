using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>Checks requests against the rules of the API's document without sending them.</summary>
/// <remarks>
/// Understands every data annotation and <see cref="IValidatableObject"/>, and goes into nested objects and lists, which
/// <see cref="Validator"/> does not. Thread-safe.
/// </remarks>
public static class RequestValidator
{
    // Deeper than any sane request: keeps a request that contains itself from running forever.
    private const int MaxDepth = 32;

    /// <summary>Finds every broken rule and every oddity.</summary>
    /// <param name="request">A generated request, or any object.</param>
    /// <returns>The findings in the order of the members; empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public static IReadOnlyList<ValidationFinding> Validate(object request)
    {
        var findings = new List<ValidationFinding>();
        Walk(request ?? throw new ArgumentNullException(nameof(request)), string.Empty, 0, findings);
        return findings;
    }

    private static void Walk(object value, string path, int depth, List<ValidationFinding> findings)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        switch (value)
        {
            case string:
                break;
            case IOpenEnum named:
                Known(named, path, findings);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Descend(entry.Value, path + "." + WireValue.Format(entry.Key), depth, findings);
                }

                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Descend(item, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", depth, findings);
                    index++;
                }

                break;
            default:
                Members(value, path, depth, findings);
                break;
        }
    }

    private static void Descend(object? value, string path, int depth, List<ValidationFinding> findings)
    {
        if (value is not null && ValidationPlan.CanHoldRules(value.GetType()))
        {
            Walk(value, path, depth + 1, findings);
        }
    }

    private static void Members(object owner, string path, int depth, List<ValidationFinding> findings)
    {
        var plan = ValidationPlan.For(owner.GetType());
        foreach (var member in plan.Members)
        {
            var value = member.Value(owner);
            var memberPath = path.Length == 0 ? member.WireName : path + "." + member.WireName;
            foreach (var constraint in member.Constraints)
            {
                constraint.Collect(value, memberPath, findings);
            }

            foreach (var rule in member.Others)
            {
                var context = new ValidationContext(owner) { MemberName = member.Name, DisplayName = member.WireName };
                Add(rule.GetValidationResult(value, context), memberPath, string.Empty, findings);
            }

            if (member.Descend)
            {
                Descend(value, memberPath, depth, findings);
            }
        }

        foreach (var rule in plan.TypeRules)
        {
            Add(rule.GetValidationResult(owner, new ValidationContext(owner)), path, path, findings);
        }

        if (owner is IValidatableObject itself)
        {
            foreach (var result in itself.Validate(new ValidationContext(owner)) ?? [])
            {
                Add(result, path, path, findings);
            }
        }
    }

    private static void Known(IOpenEnum named, string path, List<ValidationFinding> findings)
    {
        if (named is { Value: not null, IsKnown: false })
        {
            findings.Add(new ValidationFinding("enum", path, "another value", "one of the document's values")
            {
                Severity = ValidationSeverity.Warning,
            });
        }
    }

    private static void Add(ValidationResult? result, string member, string path, List<ValidationFinding> findings)
    {
        if (result is FindingResult ours)
        {
            findings.Add(ours.Finding.Under(path));
        }
        else if (result is not null && result != ValidationResult.Success)
        {
            var name = result.MemberNames.FirstOrDefault();
            var full = path.Length > 0 && name is not null ? path + "." + name : member.Length == 0 ? name ?? string.Empty : member;
            findings.Add(new ValidationFinding("rule", full, "not", result.ErrorMessage ?? "as its own rule asks"));
        }
    }
}
