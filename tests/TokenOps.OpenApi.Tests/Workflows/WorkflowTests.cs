using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TokenOps.OpenApi.Tests.Workflows;

/// <summary>What a workflow does, a person can do too: each step is one script of the repository.</summary>
[TestFixture]
internal sealed class WorkflowTests
{
    private static readonly string Root = typeof(WorkflowTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    [TestCaseSource(nameof(Commands))]
    public void A_step_runs_one_script_and_has_no_logic_of_its_own(string command)
    {
        var words = Regex.Match(command, """\A(?<script>[\w./-]+)(?: (?:--[\w-]+|"\$[A-Z_]+"))*\z""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        words.Success.Should().BeTrue($"'{command}' is to be a script with options and variables");
        var script = new FileInfo(Path.Combine(Root, words.Groups["script"].Value));
        script.Exists.Should().BeTrue($"'{command}' is to be in the repository");
        if (!OperatingSystem.IsWindows())
            script.UnixFileMode.Should().HaveFlag(UnixFileMode.UserExecute);
    }

    [Test]
    public void Every_workflow_says_when_it_runs_and_what_it_may()
    {
        var workflows = Workflows().ToList();

        workflows.Should().NotBeEmpty();
        workflows.Should().OnlyContain(w => w.Children.ContainsKey("on") && w.Children.ContainsKey("permissions") && w.Children.ContainsKey("jobs"));
    }

    private static IEnumerable<TestCaseData> Commands() =>
        Workflows().SelectMany(w => w.AllNodes.OfType<YamlMappingNode>())
            .Where(node => node.Children.ContainsKey("run"))
            .Select(node => new TestCaseData(node["run"].ToString()).SetArgDisplayNames(node["run"].ToString()));

    private static IEnumerable<YamlMappingNode> Workflows()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, ".github", "workflows"), "*.yml").Order(StringComparer.Ordinal))
        {
            var yaml = new YamlStream();
            using var reader = File.OpenText(file);
            yaml.Load(reader);
            yield return (YamlMappingNode)yaml.Documents.Single().RootNode;
        }
    }
}
