using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    private static readonly SourceLocation Place = new("openapi/x.yaml", 3, 5);

    [Test]
    public void A_note_is_no_error()
    {
        var bag = new DiagnosticBag();

        bag.Note(DiagnosticCodes.Widened, Place, "two copies became one");

        bag.HasErrors.Should().BeFalse();
        bag.Items.Should().ContainSingle().Which.Severity.Should().Be(Severity.Note);
        new SpecCompilation(new JObject(), new JObject(), bag.Items).Succeeded.Should().BeTrue();
    }

    [Test]
    public void An_error_among_notes_is_seen()
    {
        var bag = new DiagnosticBag();

        bag.Note(DiagnosticCodes.Widened, Place, "two copies became one");
        bag.Add(DiagnosticCodes.InvalidYaml, Place, "not YAML");

        bag.HasErrors.Should().BeTrue();
        new SpecCompilation(new JObject(), new JObject(), bag.Items).Succeeded.Should().BeFalse();
    }

    [Test]
    public void The_same_note_twice_counts_once()
    {
        var bag = new DiagnosticBag();

        bag.Note(DiagnosticCodes.Widened, Place, "two copies became one");
        bag.Note(DiagnosticCodes.Widened, Place, "two copies became one");

        bag.Items.Should().ContainSingle();
    }

    [Test]
    public void A_note_is_written_in_a_form_that_MSBuild_takes_for_neither_an_error_nor_a_warning()
    {
        var note = new Diagnostic(DiagnosticCodes.Widened, Place, "two copies\nbecame one", Severity.Note);

        note.ToString().Should().Be("openapi/x.yaml(3,5): message TOPS110: two copies became one");
    }
}
