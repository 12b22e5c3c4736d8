using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TokenOps.Benchmarks.Uploads;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What was measured of a case, as a row of the table.</summary>
/// <param name="item">The case.</param>
/// <param name="slices">For each subject its slices, and for each slice the numbers in the order of the case's measures.</param>
internal sealed class CallResult(CallCase item, IReadOnlyDictionary<string, List<double[]>> slices)
{
    public const string Header = "| case | floor | ours / floor | official / floor | targets for ours | met? |\n| --- | --- | --- | --- | --- | --- |";

    private IEnumerable<int> Measures => Enumerable.Range(0, item.Measures.Count);

    private IEnumerable<int> Missed => Measures.Where(measure => !IsMet(measure));

    /// <summary>Gets whether every target was met.</summary>
    public bool AllMet => !Missed.Any();

    public override string ToString()
    {
        var floor = string.Join(", ", Measures.Select(i => $"{item.Measures[i].Name} {Number(Floor(i))} {item.Measures[i].Unit}"));
        var targets = string.Join(", ", item.Measures.Select(Target));
        var met = AllMet ? "yes" : "no: " + string.Join(", ", Missed.Select(i => item.Measures[i].Name));
        return $"| {item.Name} | {floor} | {Ratios(CallSubjects.Ours)} | {Ratios(CallSubjects.Official)} | {targets} | {met} |";
    }

    /// <summary>The ratios of a subject to the floor, in the order of the case's measures.</summary>
    public string Ratios(string subject) => string.Join(" / ", Measures.Select(i => Ratio(subject, i).ToString("0.00", CultureInfo.InvariantCulture)));

    private static string Target(CallMeasure measure) => string.Create(
        CultureInfo.InvariantCulture, $"{measure.Name} ≤ {measure.Limit:0.00}{(measure.BelowOfficial ? " and < official" : string.Empty)}");

    private static string Number(double value) => value.ToString(value < 10 ? "0.000" : value < 1000 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private bool IsMet(int measure) =>
        Ratio(CallSubjects.Ours, measure) <= item.Measures[measure].Limit
        && (!item.Measures[measure].BelowOfficial || Ratio(CallSubjects.Ours, measure) < Ratio(CallSubjects.Official, measure));

    private double Floor(int measure) => Median.Of(slices[CallSubjects.Floor].Select(numbers => numbers[measure]));

    // Slice by slice, because whatever else ran on the machine slowed down what was measured at about the same time alike. To two digits, as it is shown.
    private double Ratio(string subject, int measure) =>
        Math.Round(Median.Of(slices[subject].Zip(slices[CallSubjects.Floor], (own, floor) => own[measure] / floor[measure])), 2);
}
