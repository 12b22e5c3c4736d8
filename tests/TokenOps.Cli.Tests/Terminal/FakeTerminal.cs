using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TokenOps.Cli.Tests.Terminal;

/// <summary>Understands what is written to it as a terminal would, and fails on what it does not know.</summary>
internal sealed partial class FakeTerminal : StringWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _raw = new();
    private readonly List<StringBuilder> _lines = [new()];
    private int _column;

    public FakeTerminal()
        : base(CultureInfo.InvariantCulture)
    {
        NewLine = "\n";
    }

    public override Encoding Encoding => Encoding.UTF8;

    public bool IsCursorVisible { get; private set; } = true;

    public bool Wraps { get; private set; } = true;

    public bool HasColors => Graphics().IsMatch(Raw);

    /// <summary>Everything as it was written.</summary>
    public string Raw
    {
        get
        {
            lock (_gate)
                return _raw.ToString();
        }
    }

    /// <summary>What is seen, without the empty last line.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines.Select(static l => l.ToString().TrimEnd()).Reverse().SkipWhile(static l => l.Length == 0).Reverse()];
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _raw.Append(value);
            for (var at = 0; at < value?.Length;)
                at += value[at] == '\e' ? Control(value[at..]) : Character(value[at]);
        }
    }

    private int Character(char c)
    {
        if (c == '\n')
        {
            _lines.Add(new StringBuilder());
            _column = 0;
        }
        else if (c == '\r')
        {
            _column = 0;
        }
        else
        {
            char.IsControl(c).Should().BeFalse();
            var line = _lines[^1];
            line.Length = Math.Max(line.Length, _column + 1);
            line[_column++] = c;
        }

        return 1;
    }

    private int Control(string text)
    {
        var sequence = Sequence().Match(text);
        sequence.Success.Should().BeTrue("every control sequence is one that this terminal knows, at {0}", text[1..Math.Min(text.Length, 20)]);
        switch (sequence.Groups["name"].Value)
        {
            case "?25l" or "?25h":
                IsCursorVisible = sequence.Value.EndsWith('h');
                break;
            case "?7l" or "?7h":
                Wraps = sequence.Value.EndsWith('h');
                break;
            case "K":
                _lines[^1].Length = Math.Min(_lines[^1].Length, _column);
                break;
            case "2K":
                _lines[^1].Clear();
                break;
        }

        return sequence.Length;
    }

    [GeneratedRegex(@"\A\e\[(?<name>\?25[lh]|\?7[lh]|2?K|[0-9;]*m)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Graphics();
}
