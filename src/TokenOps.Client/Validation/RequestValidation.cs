using System.Collections;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>One walk through a request, collecting what its rules find.</summary>
/// <param name="files">What is known of the request's files already; null when the rules have to look themselves.</param>
internal sealed class RequestValidation(FileInspections? files) : IMemberVisitor
{
    // Deeper than any sane request: keeps a request that contains itself from running forever.
    private const int MaxDepth = 32;

    private string _path = string.Empty;
    private int _depth;

    public List<ValidationFinding> Findings { get; } = [];

    public void Walk(object value, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        switch (value)
        {
            case string:
                break;
            case IExtensibleEnum named:
                Known(named, path);
                break;
            case IUnion union:
                Descend(union.Value, path, depth);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Descend(entry.Value, path + "." + WireValue.Format(entry.Key), depth);
                }

                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Descend(item, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", depth);
                    index++;
                }

                break;
            default:
                Members(value, path, depth);
                break;
        }
    }

    void IMemberVisitor.Visit(string name, object? value, SpecConstraintAttribute[]? rules)
    {
        if (rules is null && value is null)
        {
            return;
        }

        var path = MemberPath(name);
        foreach (var rule in rules ?? [])
        {
            rule.Collect(value, path, Findings);
        }

        Descend(value, path, _depth);
    }

    private void Descend(object? value, string path, int depth)
    {
        if (value is not (null or string or FilePart or FilePartList) && ValidationPlan.CanHoldRules(value.GetType()))
        {
            Walk(value, path, depth + 1);
        }
    }

    private string MemberPath(string name) => _path.Length == 0 ? name : _path + "." + name;

    private void Members(object owner, string path, int depth)
    {
        var first = Findings.Count;
        var outer = (_path, _depth);
        (_path, _depth) = (path, depth);
        if (owner is not IMemberSource source || !source.VisitMembers(this))
        {
            Reflect(owner, ValidationPlan.For(owner.GetType()));
        }

        (_path, _depth) = outer;
        if (owner is IProseRules prose)
        {
            var known = Findings.Count;
            prose.Check(files, Findings);
            for (var i = known; i < Findings.Count; i++)
            {
                Findings[i] = Findings[i].Under(path);
            }
        }
        else if (owner is IValidatableObject itself)
        {
            Ask(itself, path);
        }

        if (Findings.Count > first)
        {
            Order(first, path, ValidationPlan.For(owner.GetType()));
        }
    }

    private void Ask(IValidatableObject itself, string path)
    {
        foreach (var result in itself.Validate(new ValidationContext(itself)) ?? [])
        {
            Add(result, path, path);
        }
    }

    private void Reflect(object owner, ValidationPlan plan)
    {
        plan.VisitMembers(owner, this);
        foreach (var member in plan.Members)
        {
            foreach (var rule in member.Others)
            {
                var context = new ValidationContext(owner) { MemberName = member.Name, DisplayName = member.WireName };
                Add(rule.GetValidationResult(member.Value(owner), context), MemberPath(member.WireName), string.Empty);
            }
        }

        foreach (var rule in plan.TypeRules)
        {
            Add(rule.GetValidationResult(owner, new ValidationContext(owner)), _path, _path);
        }
    }

    // The rules of the whole object come last but speak of its members: what is said of one member belongs together.
    private void Order(int first, string path, ValidationPlan plan)
    {
        var ordered = Findings.Skip(first).OrderBy(finding => plan.PositionOf(finding.Member, path)).ToList();
        Findings.RemoveRange(first, ordered.Count);
        Findings.AddRange(ordered);
    }

    private void Known(IExtensibleEnum named, string path)
    {
        if (named is { Value: not "", IsKnown: false })
        {
            Findings.Add(new ValidationFinding("enum", path, "another value", "one of " + string.Join(", ", named.KnownTexts))
            {
                Severity = ValidationSeverity.Warning,
            });
        }
    }

    private void Add(ValidationResult? result, string member, string path)
    {
        if (result is FindingResult ours)
        {
            Findings.Add(ours.Finding.Under(path));
        }
        else if (result is not null && result != ValidationResult.Success)
        {
            var name = result.MemberNames.FirstOrDefault();
            var full = path.Length > 0 && name is not null ? path + "." + name : member.Length == 0 ? name ?? string.Empty : member;
            Findings.Add(new ValidationFinding("rule", full, "not", result.ErrorMessage ?? "as its own rule asks"));
        }
    }
}
