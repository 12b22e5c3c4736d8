using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting.Rules;

/// <summary>One row of a table of rules: a change and what it means.</summary>
internal sealed record CheckRule(string Check, JObject Before, JObject After, ReportVerdict Contract, ReportVerdict Client, string Reason)
{
    public static IEnumerable<CheckRule> All => Read("schema-rules.txt", SchemaDocument.At).Concat(Read("operation-rules.txt", (_, operation) => SchemaDocument.Of(operation))).Concat(Read("document-rules.txt", (_, document) => (JObject)document));

    public static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Rules", file)).Where(l => l.Length > 0 && l[0] != '#');

    private static IEnumerable<CheckRule> Read(string file, System.Func<string, JToken, JObject> document) =>
        from line in Lines(file)
        let cells = line.Split(" | ").Select(c => c.Trim().TrimEnd('|').Trim()).ToArray()
        from check in cells[0].Split(' ')
        select new CheckRule(check, document(check, YamlReader.Read(cells[1], file)), document(check, YamlReader.Read(cells[2], file)), Verdict(cells[3]), Verdict(cells[4]), cells.Length > 5 ? cells[5] : string.Empty);

    private static ReportVerdict Verdict(string word) => word switch
    {
        "breaking" => ReportVerdict.Breaking,
        "additive" => ReportVerdict.Additive,
        "documentation" => ReportVerdict.Documentation,
        _ => throw new InvalidDataException($"Expected a verdict, found '{word}'."),
    };
}
