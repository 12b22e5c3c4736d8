using System.Collections.Generic;
using System.IO;
using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Reading;

public sealed class DocumentOrderTests
{
    private static readonly KeyValuePair<string, string>[] Files = [new("openapi/a.yaml", ""), new("openapi/b.yaml", ""), new("openapi/c.yaml", "")];

    [Test]
    public void Recorded_documents_come_first_and_the_others_by_name()
    {
        var notes = new DiagnosticBag();

        var sorted = DocumentOrder.Sort(Files, ["# comment", "c.yaml", ""], "openapi/order.txt", notes);

        sorted.Select(f => Path.GetFileName(f.Key)).Should().Equal("c.yaml", "a.yaml", "b.yaml");
        notes.Items.Should().BeEmpty();
    }

    [Test]
    public void Lines_that_name_nothing_or_a_file_twice_are_noted_and_break_nothing()
    {
        var notes = new DiagnosticBag();

        var sorted = DocumentOrder.Sort(Files, ["b.yaml", "gone.yaml", "b.yaml # again"], "openapi/order.txt", notes);

        sorted.Select(f => Path.GetFileName(f.Key)).Should().Equal("b.yaml", "a.yaml", "c.yaml");
        notes.Items.Select(n => n.ToString()).Should().SatisfyRespectively(
            n => n.Should().StartWith("openapi/order.txt(2,1): message TOPS103: 'gone.yaml'"),
            n => n.Should().StartWith("openapi/order.txt(3,1): message TOPS103: 'b.yaml'"));
    }

    [Test]
    public void A_new_document_is_recorded_after_all_that_were_there()
    {
        var directory = Directory.CreateTempSubdirectory("tokenops-order-").FullName;
        try
        {
            foreach (var name in (string[])["z.yaml", "y.json", "notes.txt", "new.yaml"])
                File.WriteAllText(Path.Combine(directory, name), string.Empty);
            File.WriteAllText(Path.Combine(directory, DocumentOrder.FileName), "# ours\nz.yaml\n");

            DocumentOrder.Append(directory, Path.Combine(directory, "new.yaml"));
            DocumentOrder.Append(directory, "new.yaml");

            DocumentOrder.Read(directory).Should().Equal("# ours", "z.yaml", "y.json", "new.yaml");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
