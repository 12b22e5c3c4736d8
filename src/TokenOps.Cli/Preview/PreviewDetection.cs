using System;
using System.Globalization;
using Spectre.Console;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Preview;

/// <summary>Finds out from the environment which images a terminal shows. Nothing is asked of the terminal itself: an answer could end up in the user's next command.</summary>
internal static class PreviewDetection
{
    // The first version of Konsole with images, as it writes itself into the environment.
    private const int KonsoleWithSixel = 220400;

    public static PreviewKind Detect(TerminalHost host)
    {
        if (!host.IsErrorTerminal || host.Colors is ColorSystem.NoColors)
            return PreviewKind.None;

        var blocks = host.Colors is ColorSystem.TrueColor or ColorSystem.EightBit ? PreviewKind.Blocks : PreviewKind.None;
        var term = host.Variable("TERM") ?? string.Empty;

        // A multiplexer swallows images, and what it runs in is not known.
        if (Has("TMUX") || Has("STY") || Has("ZELLIJ") || Is(term, "screen") || Is(term, "tmux"))
            return blocks;

        // What the terminal says of itself goes before what it may have inherited from the terminal that started it.
        return host.Variable("TERM_PROGRAM") switch
        {
            "iTerm.app" or "WezTerm" or "mintty" => PreviewKind.Iterm2,
            "ghostty" => PreviewKind.Kitty,
            "Apple_Terminal" or "vscode" => blocks,
            _ when Is(term, "xterm-kitty") || Is(term, "xterm-ghostty") || Has("KITTY_WINDOW_ID") => PreviewKind.Kitty,
            _ when Has("WEZTERM_PANE") || host.Variable("LC_TERMINAL") is "iTerm2" => PreviewKind.Iterm2,
            _ when Is(term, "foot") || Is(term, "mlterm") || Is(term, "contour") || term.Contains("sixel", StringComparison.Ordinal) || IsKonsole(host) => PreviewKind.Sixel,
            _ => blocks,
        };

        bool Has(string name) => !string.IsNullOrEmpty(host.Variable(name));
    }

    private static bool Is(string term, string family) =>
        term.StartsWith(family, StringComparison.Ordinal) && (term.Length == family.Length || term[family.Length] is '-' or '.');

    private static bool IsKonsole(TerminalHost host) =>
        int.TryParse(host.Variable("KONSOLE_VERSION"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= KonsoleWithSixel;
}
