using System.Collections;
using System.Collections.Generic;
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

    /// <summary>Checks a value and what is in it.</summary>
    public void Walk(object? value, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        switch (value)
        {
            case IMemberSource source:
                Members(source, path, depth);
                break;
            case IExtensibleEnum named:
                Known(named, path);
                break;
            case IUnion union:
                Walk(union.Value, path, depth + 1);
                break;

            // Nothing in them can break a rule, and there may be many.
            case string or FilePartList or IEnumerable<string> or IEnumerable<long> or IEnumerable<int> or IEnumerable<double> or IEnumerable<float>:
            case IDictionary<string, RawJson> or IDictionary<string, string>:
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Walk(entry.Value, path + "." + WireValue.Format(entry.Key), depth + 1);
                }

                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Walk(item, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", depth + 1);
                    index++;
                }

                break;
        }
    }

    void IMemberVisitor.Visit(string name, object? value, SpecConstraintAttribute[]? rules)
    {
        if (rules is null && value is null or string)
        {
            return;
        }

        var path = _path.Length == 0 ? name : _path + "." + name;
        foreach (var rule in rules ?? [])
        {
            rule.Collect(value, path, Findings);
        }

        Walk(value, path, _depth + 1);
    }

    void IMemberVisitor.VisitUnknown(IDictionary<string, RawJson>? members)
    {
    }

    private void Members(IMemberSource owner, string path, int depth)
    {
        var first = Findings.Count;
        var outer = (_path, _depth);
        (_path, _depth) = (path, depth);
        owner.VisitMembers(this);
        (_path, _depth) = outer;
        if (owner is IProseRules prose)
        {
            var known = Findings.Count;
            prose.Check(files, Findings);
            for (var i = known; i < Findings.Count; i++)
            {
                Findings[i] = Findings[i].Under(path);
            }

            if (Findings.Count > known)
            {
                Order(first, path, MemberOrder.Of(owner));
            }
        }
    }

    // The rules of the whole object come last but speak of its members: what is said of one member belongs together.
    private void Order(int first, string path, MemberOrder order)
    {
        var ordered = Findings.Skip(first).OrderBy(finding => order.PositionOf(finding.Member, path)).ToList();
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
}
