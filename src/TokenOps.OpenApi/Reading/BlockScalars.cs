using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>
/// Repairs block scalars that begin with a blank line of more blanks than the first line of text. YAML 1.2, 8.1.1.1, forbids
/// them; editors leave them behind, and most readers take the line for an empty one.
/// </summary>
internal static partial class BlockScalars
{
    /// <summary>Returns <paramref name="text"/> with such lines shortened. No line moves.</summary>
    public static string Repair(string text, string file, DiagnosticBag? notes)
    {
        if (!text.Contains('|', StringComparison.Ordinal) && !text.Contains('>', StringComparison.Ordinal))
            return text;

        var lines = text.Split('\n');
        var repaired = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var header = Header().Match(lines[i]);
            if (!header.Success)
                continue;

            var parent = ParentIndent(header);
            var first = i + 1;
            while (first < lines.Length && IsBlank(lines[first]))
                first++;
            // A text of nothing but blank lines ends at the next line of the mapping around it.
            var indent = first < lines.Length ? Indent(lines[first]) : 0;
            foreach (var line in LongBlanks(lines, i + 1, first, indent > parent ? indent : 0))
            {
                lines[line] = lines[line].EndsWith('\r') ? "\r" : string.Empty;
                repaired = true;
                notes?.Note(DiagnosticCodes.ReadLeniently, new SourceLocation(file, line + 1, 1), "a text begins with a line of more blanks than its first line of text; it is read as an empty line");
            }

            // What looks like a header inside the text is text.
            while (i + 1 < lines.Length && (IsBlank(lines[i + 1]) || Indent(lines[i + 1]) > parent))
                i++;
        }

        return repaired ? string.Join('\n', lines) : text;
    }

    private static IEnumerable<int> LongBlanks(string[] lines, int start, int end, int indent)
    {
        for (var i = start; i < end; i++)
        {
            if (lines[i].TrimEnd('\r').Length > indent)
                yield return i;
        }
    }

    // The text of "- key: |" is indented more than the key; that of "- |" more than the dash.
    private static int ParentIndent(Match header)
    {
        var dashes = header.Groups["dashes"];
        return header.Groups["key"].Length > 0 ? dashes.Index + dashes.Length
            : dashes.Length > 0 ? dashes.Index + dashes.Value.LastIndexOf('-')
            : -1;
    }

    private static int Indent(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] == ' ')
            indent++;
        return indent;
    }

    private static bool IsBlank(string line) => line.AsSpan().Trim().IsEmpty;

    [GeneratedRegex(@"^ *(?<dashes>(-[ \t]+)*)(?<key>([^#\s].*)?:[ \t]+)?([!&]\S+[ \t]+)*[|>]([-+]?[1-9][-+]?|[-+])?[ \t]*([ \t]\#.*)?\r?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();
}
