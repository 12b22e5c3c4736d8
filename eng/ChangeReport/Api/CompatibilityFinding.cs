using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace TokenOps.ChangeReport.Api;

/// <summary>What the SDK's package validation found, from the suppression file that it writes on request.</summary>
/// <param name="Rule">Its rule, such as <c>CP0005</c>.</param>
/// <param name="Target">The documentation comment's id of what breaks.</param>
/// <param name="Framework">The target framework.</param>
internal sealed record CompatibilityFinding(string Rule, string Target, string Framework)
{
    private static readonly (string Accessor, string Kind)[] Accessors = [("get_", "P:"), ("set_", "P:"), ("add_", "E:"), ("remove_", "E:")];

    /// <summary>The property or event where the target is an accessor of it, otherwise the target.</summary>
    public string Member
    {
        get
        {
            var name = Target.Split('(')[0];
            var simple = name[(name.LastIndexOf('.') + 1)..];
            var (accessor, kind) = Array.Find(Accessors, a => Target.StartsWith("M:", StringComparison.Ordinal) && simple.StartsWith(a.Accessor, StringComparison.Ordinal));
            return accessor is null ? Target : kind + name[2..^simple.Length] + simple[accessor.Length..];
        }
    }

    /// <summary>Reads the findings of a folder.</summary>
    /// <param name="folder">The folder, with a file <c>ID.xml</c> for each package that differs.</param>
    /// <returns>The findings by package id.</returns>
    public static ILookup<string, CompatibilityFinding> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal)
            .SelectMany(file => Read(file).Select(finding => (Package: Path.GetFileNameWithoutExtension(file), Finding: finding)))
            .ToLookup(f => f.Package, f => f.Finding, StringComparer.Ordinal);

    // Those that are not about the baseline compare a package's frameworks among themselves, which no change is.
    private static IEnumerable<CompatibilityFinding> Read(string file) =>
        from suppression in XDocument.Load(file).Root!.Elements("Suppression")
        where (string?)suppression.Element("IsBaselineSuppression") == "true"
        select new CompatibilityFinding((string?)suppression.Element("DiagnosticId") ?? string.Empty, (string?)suppression.Element("Target") ?? string.Empty, ((string?)suppression.Element("Left") ?? string.Empty).Split('/').ElementAtOrDefault(1) ?? string.Empty);
}
