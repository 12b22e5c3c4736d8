using System;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares what a document says of the life of an operation, parameter or property: deprecation, sunset, stability.</summary>
internal static class Lifecycle
{
    // From x-stability-level, as tools that compare documents know it; an unknown level compares as the lowest.
    private static readonly string[] Levels = ["draft", "alpha", "beta", "stable"];

    public static void Compare(ChangeCollector changes, ChangePosition position, JObject before, JObject after)
    {
        var (was, now) = (IsSet(before), IsSet(after));
        if (was != now)
            Add(ReportVerdict.Additive, now ? "marked as deprecated" : "no longer deprecated", before["deprecated"], after["deprecated"]);

        if (!JToken.DeepEquals(before["x-sunset"], after["x-sunset"]))
        {
            // A removal that comes earlier than announced leaves users less time than they were promised.
            var isEarlier = Date(before["x-sunset"]) is { } from && (after["x-sunset"] is null ? now : Date(after["x-sunset"]) is not { } to || to < from);
            Add(isEarlier ? ReportVerdict.Breaking : ReportVerdict.Additive, $"sunset changed from {before["x-sunset"]?.ToString() ?? "nothing"} to {after["x-sunset"]?.ToString() ?? "nothing"}", before["x-sunset"], after["x-sunset"]);
        }

        if (!JToken.DeepEquals(before["x-stability-level"], after["x-stability-level"]))
        {
            var isLower = Level(after["x-stability-level"]) < Level(before["x-stability-level"]);
            Add(isLower ? ReportVerdict.Breaking : ReportVerdict.Additive, $"stability changed from {before["x-stability-level"]?.ToString() ?? "nothing"} to {after["x-stability-level"]?.ToString() ?? "nothing"}", before["x-stability-level"], after["x-stability-level"]);
        }

        void Add(ReportVerdict verdict, string what, JToken? old, JToken? value) => changes.Add(verdict, position.Place, position.Member, what, old, value);
    }

    private static bool IsSet(JObject holder) => holder["deprecated"] is JValue { Type: JTokenType.Boolean } flag && flag.Value<bool>();

    private static DateTimeOffset? Date(JToken? token) =>
        DateTimeOffset.TryParse(token?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static int Level(JToken? token) => token is null ? Levels.Length - 1 : Array.IndexOf(Levels, token.ToString());
}
