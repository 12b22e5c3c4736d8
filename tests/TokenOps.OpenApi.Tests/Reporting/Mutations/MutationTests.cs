using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting.Mutations;

/// <summary>Random edits of random documents: the report says what the edit is known to mean.</summary>
[TestFixture]
internal sealed class MutationTests
{
    private const int Rounds = 10_000;

    [Test]
    public void The_verdict_of_every_random_edit_is_what_the_edit_means()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var before = new RandomDocument(random).Create();
            var after = (JObject)before.DeepClone();
            var sites = SchemaSite.Find(after);
            var edits = Edit.All.Where(e => sites.Exists(e.Applies.Invoke)).ToArray();
            var edit = edits[random.Next(edits.Length)];
            var possible = sites.Where(edit.Applies).ToArray();
            var site = possible[random.Next(possible.Length)];
            var (isSent, isReceived) = (site.IsSent, site.IsReceived);
            edit.Apply(site.Schema);

            var report = SpecReport.Between(before, after);

            var expected = (ReportVerdict)Math.Max(isSent ? (int)edit.Sent : 0, isReceived ? (int)edit.Received : 0);
            if (report.Verdict != expected)
                Assert.Fail($"Seed {seed}, {edit.Name}{(isSent ? ", sent" : "")}{(isReceived ? ", received" : "")}: expected {expected}\n{ReportText.Plain(report)}\n{site.Schema.Path}\n{before}");
        }
    }

    [Test]
    public void The_same_document_in_another_order_is_no_change()
    {
        for (var seed = 0; seed < Rounds / 10; seed++)
        {
            var before = new RandomDocument(new Random(seed)).Create();

            var report = SpecReport.Between(before, (JObject)Reversed(before));

            report.Verdict.Should().BeOneOf([ReportVerdict.Unchanged, ReportVerdict.Documentation], "seed {0}: {1}", seed, ReportText.Plain(report));
        }
    }

    // Lists whose order says nothing are turned around with the members of objects.
    private static JToken Reversed(JToken token) => token switch
    {
        JObject o => new JObject(o.Properties().Reverse().Select(p => new JProperty(p.Name, Reversed(p.Value)))),
        JArray a => new JArray(a.Reverse().Select(Reversed)),
        _ => token.DeepClone(),
    };
}
