using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Terminal;

/// <summary>One of the two streams as people see it: folded and coloured in a terminal, as it is in a file or pipe.</summary>
/// <param name="writer">The stream.</param>
/// <param name="isTerminal">Whether it leads to a terminal.</param>
/// <param name="host">What is around the process.</param>
internal sealed partial class Screen(TextWriter writer, bool isTerminal, TerminalHost host)
{
    public bool IsTerminal => isTerminal;

    public int Width => host.Width();

    /// <summary>The colours that what is drawn may have.</summary>
    public ColorSystem Colors => isTerminal ? host.Colors : ColorSystem.NoColors;

    /// <summary>Whether the stream can carry more than ASCII.</summary>
    public bool HasUnicode => writer.Encoding.GetByteCount("━") > 1 && !writer.Encoding.GetBytes("━").SequenceEqual("?"u8.ToArray());

    /// <summary>Writes a sentence or several lines; a terminal gets them folded between words.</summary>
    public void WriteLine(string text)
    {
        if (isTerminal)
            Write(new Text(ConsoleText.Safe(text)));
        else
            writer.WriteLine(text);
    }

    /// <summary>Draws something in one go, ends the line, and leaves no blanks behind it.</summary>
    public void Write(IRenderable drawing) => writer.WriteLine(BlanksAtTheEnd().Replace(Drawn(drawing, Width), string.Empty).TrimEnd('\n', '\r'));

    /// <summary>Writes control sequences, or what is drawn between them.</summary>
    public void WriteControl(string sequences)
    {
        writer.Write(sequences);
        writer.Flush();
    }

    /// <summary>The drawing as text with the colours of this screen.</summary>
    /// <param name="drawing">What to draw.</param>
    /// <param name="width">The columns to use.</param>
    public string Drawn(IRenderable drawing, int width)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        // Drawn into a text and not onto the console: what the console would be asked and told besides is all known here.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)Colors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = System.Math.Max(width, 1);
        console.Profile.Capabilities.Unicode = HasUnicode;
        console.Write(drawing);
        return text.ToString();
    }

    [GeneratedRegex(@" +(?=\n|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlanksAtTheEnd();
}
