using System.Collections.Generic;
using System.Linq;
using TokenOps.ChangeReport.Api;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class ApiComparisonTests
{
    private static readonly PublicApi Before = ApiSource.Read(ApiSource.Code);

    [TestCaseSource(nameof(Breaking))]
    public void What_compiled_before_and_may_not_any_longer_is_breaking(string old, string now, string expected) => Check(ReportVerdict.Breaking, old, now, expected);

    [TestCaseSource(nameof(Additive))]
    public void What_is_more_than_before_is_additive(string old, string now, string expected) => Check(ReportVerdict.Additive, old, now, expected);

    [TestCase("/// <summary>A request.</summary>", "/// <summary>What is asked for.</summary>")]
    [TestCase("request.Prompt + name", "name + request.Prompt")]
    [TestCase("internal void Hidden() { }", "internal void Concealed(int depth) { }")]
    [TestCase("private protected void Inside() { }", "")]
    public void Words_bodies_and_what_nobody_sees_are_no_change(string old, string now)
    {
        ApiComparison.Between(Before, ApiSource.Read(ApiSource.With(old, now))).Should().BeEmpty();
    }

    [Test]
    public void An_assembly_is_listed_by_what_users_can_name()
    {
        Before.Members.Values.Select(m => m.Name).Should().Contain(["Request", "Request.Prompt", "Size.Small", "Client.Edit", "ISavable.Save", "Client.Client"]).And.NotContain("Client.Hidden").And.NotContain("Client.Inside");
        Before.Members["P:Api.Request.User"].Shown.Should().Be("string User { get; init; }");
        Before.Members["M:Api.Client.Edit(Api.Request,System.String)"].Shown.Should().Be("string Edit(Request request, string? name = null)");
    }

    private static IEnumerable<TestCaseData> Breaking() =>
    [
        Case("method removed", "public string? Find(string name) => name;", "", "Client.Find: removed: string? Find(string name)"),
        Case("method renamed", "Find(string name)", "Seek(string name)", "Client.Find: removed: string? Find(string name)"),
        Case("parameter added", "Find(string name)", "Find(string name, int depth)", "Client.Find: changed from string? Find(string name) to string? Find(string name, int depth)"),
        Case("optional parameter added", "Find(string name)", "Find(string name, int depth = 1)", "Client.Find: changed from string? Find(string name) to string? Find(string name, int depth = 1)"),
        Case("parameter renamed", "Find(string name) => name", "Find(string title) => title", "Client.Find: parameter 'name' renamed to 'title'"),
        Case("optional parameter made mandatory", "Stop(bool now = false)", "Stop(bool now)", "Client.Stop: parameter 'now' is no longer optional"),
        Case("type removed", "public interface ISavable", "internal interface ISavable", "ISavable: removed: interface ISavable"),
        Case("enum member removed", "public static Size Large { get; } = new(\"large\");", "", "Size.Large: removed: Size Large { get; }"),
        Case("property type changed", "public int? N { get; set; }", "public long? N { get; set; }", "Request.N: type changed from int? to long?"),
        Case("value made not nullable", "public int? N { get; set; }", "public int N { get; set; }", "Request.N: type changed from int? to int"),
        Case("method result may be null", "virtual string Edit", "virtual string? Edit", "Client.Edit: may be null now"),
        Case("property may not be null", "string? Prompt", "required string Prompt", "Request.Prompt: required added", "Request.Prompt: may not be null any longer"),
        Case("parameter may not be null", "string? name = null", "string name = \"\"", "Client.Edit: parameter 'name' may not be null any longer"),
        Case("setter removed", "Prompt { get; set; }", "Prompt { get; }", "Request.Prompt: set removed"),
        Case("class sealed", "public class Options", "public sealed class Options", "Options: sealed added"),
        Case("no longer virtual", "public virtual string Edit", "public string Edit", "Client.Edit: virtual removed"),
        Case("constant changed", "Limit = 10", "Limit = 4", "Client.Limit: constant changed from 10 to 4"),
        Case("made static", "public string? Find", "public static string? Find", "Client.Find: static added"),
        Case("made an error to use", "public string? Find", "[System.Obsolete(\"No.\", true)] public string? Find", "Client.Find: System.ObsoleteAttribute(\"No.\", true) added"),
    ];

    private static IEnumerable<TestCaseData> Additive() =>
    [
        Case("type added", "public interface ISavable", "public sealed class Extra { public int One { get; set; } }\n    public interface ISavable", "Extra: added: class Extra"),
        Case("overload added", "public void Stop", "public void Stop(int seconds) { }\n        public void Stop", "Client.Stop: added: void Stop(int seconds)"),
        Case("enum member added", "public static Size Small", "public static Size Huge { get; } = new(\"huge\");\n        public static Size Small", "Size.Huge: added: Size Huge { get; }"),
        Case("property added", "public int? N", "public int Seed { get; set; }\n        public int? N", "Request.Seed: added: int Seed { get; set; }"),
        Case("default changed", "now = false", "now = true", "Client.Stop: parameter 'now' has the default true, was false"),
        Case("made virtual", "public void Stop", "public virtual void Stop", "Client.Stop: virtual added"),
        Case("method result is never null", "public string? Find", "public string Find", "Client.Find: may not be null any longer"),
        Case("parameter may be null", "Find(string name)", "Find(string? name)", "Client.Find: parameter 'name' may be null now"),
        Case("interface implemented", "public sealed class Request\n    {", "public sealed class Request : System.IDisposable\n    {\n        public void Dispose() { }", "Request: System.IDisposable added", "Request.Dispose: added: void Dispose()"),
        Case("override removed", "public override string ToString() => \"options\";", "", "Options.ToString: removed: string ToString()"),
        Case("abstract made virtual", "public abstract int Read();", "public virtual int Read() => 0;", "Source.Read: virtual added", "Source.Read: abstract removed"),
        Case("obsolete", "public string? Find", "[System.Obsolete(\"Soon.\")] public string? Find", "Client.Find: System.ObsoleteAttribute(\"Soon.\") added"),
    ];

    private static TestCaseData Case(string name, string old, string now, params string[] expected) =>
        new TestCaseData(old, now, string.Join('\n', expected)).SetArgDisplayNames(name);

    private static void Check(ReportVerdict verdict, string old, string now, string expected)
    {
        var changes = ApiComparison.Between(Before, ApiSource.Read(ApiSource.With(old, now)));

        changes.Should().NotBeEmpty();
        changes.Max(c => c.Verdict).Should().Be(verdict);
        changes.Where(c => c.Verdict == verdict).Select(c => $"{c.Name}: {c.What}").Should().BeEquivalentTo(expected.Split('\n'));
    }
}
