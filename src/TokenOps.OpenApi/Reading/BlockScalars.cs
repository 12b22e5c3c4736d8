using System;
using System.Text.RegularExpressions;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>
/// Repairs block scalars that begin with a line of blanks. YAML 1.2, 8.1.1.1, forbids more blanks than the first line of text
/// has, which editors leave behind and most readers take for an empty line; YamlDotNet refuses fewer and as many too.
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
            var allowed = indent > parent ? indent : 0;
            for (var line = i + 1; line < first; line++)
            {
                var blanks = lines[line].TrimEnd('\r').Length;

                // After an indicator of the indentation, the blanks beyond it are text.
                if (blanks == 0 || (blanks <= allowed && header.Groups["indentation"].Success))
                    continue;

                lines[line] = lines[line].EndsWith('\r') ? "\r" : string.Empty;
                repaired = true;
                if (blanks > allowed)
                    notes?.Note(DiagnosticCodes.ReadLeniently, new SourceLocation(file, line + 1, 1), "a text begins with a line of more blanks than its first line of text; it is read as an empty line");
            }

            // What looks like a header inside the text is text.
            while (i + 1 < lines.Length && (IsBlank(lines[i + 1]) || Indent(lines[i + 1]) > parent))
                i++;
        }

        return repaired ? string.Join('\n', lines) : text;
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

    [GeneratedRegex(@"^ *(?<dashes>(-[ \t]+)*)(?<key>([^#\s].*)?:[ \t]+)?([!&]\S+[ \t]+)*[|>]([-+]?(?<indentation>[1-9])[-+]?|[-+])?[ \t]*([ \t]\#.*)?\r?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();
}
