using System;
using System.IO;
using System.Threading;
using Spectre.Console.Rendering;

namespace TokenOps.Cli.Terminal;

/// <summary>
/// The last line of a terminal, drawn anew ten times a second and taken away at the end. A call that is faster than the
/// first tenth of a second shows nothing, so nothing flickers. For several threads.
/// </summary>
internal sealed class LiveLine : IDisposable
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string CutLines = "\e[?7l";
    private const string WrapLines = "\e[?7h";
    private const string EraseRest = "\e[K";
    private const string EraseLine = "\e[2K";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Screen _screen;
    private readonly Func<int, IRenderable> _draw;
    private readonly ITimer _timer;
    private bool _isShown;
    private bool _isOver;
    private int _frame;

    /// <param name="screen">The terminal.</param>
    /// <param name="time">Ticks.</param>
    /// <param name="draw">Draws one line, given the number of the tick; never more than one, of which all but the last would stay.</param>
    public LiveLine(Screen screen, TimeProvider time, Func<int, IRenderable> draw)
    {
        _screen = screen;
        _draw = draw;
        _timer = time.CreateTimer(_ => Draw(), state: null, Interval, Interval);
    }

    /// <summary>Writes lines that stay; the live line goes on below them.</summary>
    public void Write(Action lines)
    {
        lock (_gate)
        {
            Clear();
            lines();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _timer.Dispose();
            Clear();
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            try
            {
                // In one go, so that no half line is seen. A terminal that was made narrower meanwhile cuts the line: a
                // second line would be left behind. The last column stays free, where some terminals wrap early. The cursor
                // waits at the beginning, so that the ^C of somebody who gives up is wiped away with the line.
                _screen.WriteControl((_isShown ? string.Empty : HideCursor) + CutLines + _screen.Drawn(_draw(_frame++), _screen.Width - 1) + EraseRest + WrapLines + "\r");
                _isShown = true;
            }
            catch (IOException)
            {
                // Nobody looks any more.
                _isOver = true;
            }
        }
    }

    private void Clear()
    {
        if (!_isShown)
            return;
        _isShown = false;
        _screen.WriteControl("\r" + EraseLine + ShowCursor);
    }
}
