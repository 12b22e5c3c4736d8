using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using TokenOps.Cli.Preview;
using TokenOps.Cli.Terminal;
using TokenOps.Cli.Tests.Terminal;

namespace TokenOps.Cli.Tests.Preview;

/// <summary>The control sequences of images, read back by what the protocols say.</summary>
internal sealed partial class PainterTests
{
    private static readonly CellBox Box = new(40, 12);

    [Test]
    public void Kitty_gets_the_file_in_pieces_that_it_allows()
    {
        var file = Noise();

        var painted = new KittyPainter().Paint(file, Box)!;

        var pieces = KittyPieces().Matches(painted);
        string.Concat(pieces.Select(static p => p.Value)).Should().Be(painted.TrimEnd('\n'));
        pieces.Should().HaveCountGreaterThan(1);
        var keys = pieces.Select(static p => p.Groups["keys"].Value.Split(',').Select(static k => k.Split('=')).ToDictionary(static k => k[0], static k => k[1])).ToList();
        keys[0].Should().Contain("a", "T").And.Contain("f", "100").And.Contain("q", "2").And.Contain("c", "24").And.Contain("r", "12");
        keys.Skip(1).Should().OnlyContain(static k => k.Count == 1);
        keys.Select(static k => k["m"]).Should().Equal([.. Enumerable.Repeat("1", pieces.Count - 1), "0"]);
        pieces.Select(static p => p.Groups["data"].Length).Should().OnlyContain(static l => l <= 4096);
        pieces.SkipLast(1).Select(static p => p.Groups["data"].Length % 4).Should().OnlyContain(static rest => rest == 0);
        Convert.FromBase64String(string.Concat(pieces.Select(static p => p.Groups["data"].Value))).Should().Equal(file);
    }

    [Test]
    public void Iterm2_gets_any_file_as_it_is()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

        var painted = new Iterm2Painter().Paint(jpeg, Box)!;

        var match = Iterm2Image().Match(painted);
        match.Success.Should().BeTrue();
        match.Groups["arguments"].Value.Split(';').Should().BeEquivalentTo("inline=1", "size=7", "width=40", "height=12", "preserveAspectRatio=1");
        Convert.FromBase64String(match.Groups["data"].Value).Should().Equal(jpeg);
    }

    [Test]
    public void Sixel_says_each_pixel_and_its_colour()
    {
        var painted = new SixelPainter().Paint(Pictures.Png(8, 8, alpha: true), Box)!;

        var pixels = SixelReader.Read(painted.TrimEnd('\n'));
        pixels.GetLength(0).Should().Be(8);
        for (var y = 0; y < 8; y++)
        {
            pixels[0, y].Should().BeNull("the left column cannot be seen");
            for (var x = 1; x < 8; x++)
                pixels[x, y].Should().Be(y < 4 ? (100, 0, 0) : (0, 0, 100), $"that is at {x},{y}");
        }
    }

    [Test]
    public void Blocks_are_two_pixels_each()
    {
        using var terminal = new FakeTerminal();
        var host = Hosts.Terminal(new FakeTimeProvider(), 80, ("COLORTERM", "truecolor"));
        var screen = new Screen(terminal, isTerminal: true, host);

        // Six rows in a box of three: the middle row is red above and blue below.
        var painted = new BlocksPainter(screen).Paint(Pictures.Png(2, 6), new CellBox(40, 3))!;

        terminal.Write(painted);
        terminal.Lines.Should().Equal("▀▀", "▀▀", "▀▀");
        BlockColors().Matches(painted).Select(static m => m.Value).Should().Contain(["\e[38;2;255;0;0;48;2;255;0;0m▀▀", "\e[38;2;255;0;0;48;2;0;0;255m▀▀", "\e[38;2;0;0;255;48;2;0;0;255m▀▀"]);
    }

    [Test]
    public void Blocks_without_colours_would_show_nothing_and_are_not_drawn()
    {
        using var terminal = new FakeTerminal();

        new BlocksPainter(new Screen(terminal, isTerminal: false, Hosts.Pipe(new FakeTimeProvider()))).Paint(Pictures.Png(), Box).Should().BeNull();
    }

    [TestCase("")]
    [TestCase("text, and no image at all, of some length")]
    public void What_is_no_PNG_is_passed_over_by_those_that_need_one(string text)
    {
        var file = System.Text.Encoding.UTF8.GetBytes(text);

        new KittyPainter().Paint(file, Box).Should().BeNull();
        new SixelPainter().Paint(file, Box).Should().BeNull();
    }

    [Test]
    public void A_broken_PNG_is_passed_over()
    {
        var file = Pictures.Png(32, 32);

        for (var length = 0; length < file.Length - 12; length += 3)
        {
            var paint = () => new SixelPainter().Paint(file.AsSpan(0, length), Box);
            paint.Should().NotThrow();
        }
    }

    [Test]
    public void An_image_of_more_pixels_than_are_decoded_is_passed_over()
    {
        var file = Pictures.Png();
        file[16] = 0x7F;

        new SixelPainter().Paint(file, Box).Should().BeNull();
    }

    [TestCase(1024, 1024, 24, 12)]
    [TestCase(1536, 1024, 36, 12)]
    [TestCase(1024, 1536, 16, 12)]
    [TestCase(4000, 100, 40, 1)]
    [TestCase(1, 4000, 1, 12)]
    public void An_image_keeps_its_shape(int width, int height, int columns, int rows) =>
        Box.Fit(width, height).Should().Be(new CellBox(columns, rows));

    // Compresses badly, so that it takes several pieces.
    private static byte[] Noise()
    {
        var builder = BigGustave.PngBuilder.Create(64, 64, hasAlphaChannel: false);
        var random = new Random(7);
        for (var i = 0; i < 64 * 64; i++)
            builder.SetPixel(new BigGustave.Pixel((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)), i % 64, i / 64);
        using var stream = new MemoryStream();
        builder.Save(stream);
        return stream.ToArray();
    }

    [GeneratedRegex(@"\e_G(?<keys>[a-z]=[0-9a-zA-Z]+(,[a-z]=[0-9a-zA-Z]+)*);(?<data>[A-Za-z0-9+/=]*)\e\\", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KittyPieces();

    [GeneratedRegex(@"\A\e\]1337;File=(?<arguments>[^:]+):(?<data>[A-Za-z0-9+/=]+)\a\n\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iterm2Image();

    [GeneratedRegex(@"\e\[[0-9;]+m▀+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockColors();
}
