using System;
using System.Collections.Generic;

namespace TokenOps.Client.Tests;

internal sealed class FilePartListTests
{
    private readonly FilePart _a = FilePart.FromFile("a.png");
    private readonly FilePart _b = FilePart.FromFile("b.png");

    [Test]
    public void One_file_can_be_assigned_as_it_is()
    {
        var holder = new Holder { Image = _a };

        holder.Image.Should().Equal(_a);
    }

    [Test]
    public void Several_files_can_be_written_in_every_usual_form()
    {
        new Holder { Image = { _a, _b } }.Image.Should().Equal(_a, _b);
        new Holder { Image = [_a, _b] }.Image.Should().Equal(_a, _b);
        new Holder { Image = new[] { _a, _b } }.Image.Should().Equal(_a, _b);
        new Holder { Image = new List<FilePart> { _a, _b } }.Image.Should().Equal(_a, _b);
        new FilePartList((IEnumerable<FilePart>)[_b, _a]).Should().Equal(_b, _a);
    }

    [Test]
    public void Null_stays_null()
    {
        ((FilePartList?)(FilePart?)null).Should().BeNull();
        ((FilePartList?)(FilePart[]?)null).Should().BeNull();
        ((FilePartList?)(List<FilePart>?)null).Should().BeNull();
    }

    [Test]
    public void An_item_is_never_null()
    {
        FilePartList files = [_a];

        files.Invoking(f => f.Add(null!)).Should().Throw<ArgumentNullException>();
        files.Invoking(f => f[0] = null!).Should().Throw<ArgumentNullException>();
        files.Invoking(_ => new FilePartList([null!])).Should().Throw<ArgumentNullException>();
    }

    private sealed class Holder
    {
        public FilePartList Image { get; set; } = [];
    }
}
