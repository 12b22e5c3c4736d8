using System;
using System.IO;

namespace TokenOps.Runtime;

/// <summary>
/// Drives an <see cref="ImageHeaderScan"/> over a stream. Whoever owns it reads into <see cref="Target"/>, waiting or
/// not, and reports the count to <see cref="Feed"/>, until nothing more is wanted.
/// </summary>
internal sealed class ImageHeaderStreamScan
{
    /// <summary>How much of a stream that cannot seek is read past at most, in order to get behind a JPEG's segments.</summary>
    public const int SkipLimit = 16 * 1024 * 1024;

    private const int DiscardLength = 4096;

    private readonly ImageHeaderScan _scan = new();
    private readonly Stream _stream;
    private readonly long _origin;
    private readonly byte[] _first;
    private byte[] _window;
    private byte[]? _discard;
    private int _firstLength;
    private int _filled;
    private long _toSkip;
    private long _skipped;

    public ImageHeaderStreamScan(Stream stream)
    {
        _stream = stream;
        _origin = stream.CanSeek ? stream.Position : 0;
        _window = _first = new byte[_scan.WindowSize];
    }

    /// <summary>Whether there is something left to read.</summary>
    public bool Wants { get; private set; } = true;

    /// <summary>Where to read to next. Not empty as long as <see cref="Wants"/> is true.</summary>
    public ArraySegment<byte> Target => _toSkip > 0
        ? new(_discard ??= new byte[DiscardLength], 0, (int)Math.Min(DiscardLength, _toSkip))
        : new(_window, _filled, _window.Length - _filled);

    /// <summary>The first bytes of the file, up to 512.</summary>
    public ReadOnlySpan<byte> Start => _first.AsSpan(0, _firstLength);

    /// <inheritdoc cref="ImageHeaderScan.Result"/>
    public ImageHeader? Result => _scan.Result;

    /// <summary>Takes what was read into <see cref="Target"/>; 0 means that the stream has ended.</summary>
    public void Feed(int count)
    {
        if (_toSkip > 0)
        {
            _toSkip -= count;
            Wants = count > 0;
            return;
        }

        _filled += count;
        if (count == 0 || _filled == _window.Length)
            Look();
    }

    /// <summary>Puts the stream back where it was, if that is possible.</summary>
    public void Rewind()
    {
        if (_stream.CanSeek)
            _stream.Position = _origin;
    }

    private void Look()
    {
        if (_window == _first)
            _firstLength = _filled;
        var position = _scan.WantsAt!.Value;
        var looked = _window.AsSpan(0, _filled);
        _scan.Feed(looked);
        Wants = false;
        if (_scan.WantsAt is not { } next)
            return;

        // An item that began near the end of this window begins the next one.
        var rest = next < position + looked.Length ? looked.Slice((int)(next - position)) : default;
        var window = new byte[Math.Max(_scan.WindowSize, rest.Length)];
        rest.CopyTo(window);
        _filled = rest.Length;
        Wants = rest.Length < window.Length && TrySkip(next + rest.Length, next + rest.Length - position - looked.Length);
        _window = window;
    }

    private bool TrySkip(long to, long distance)
    {
        if (distance == 0)
            return true;
        if (_stream.CanSeek)
        {
            if (to >= _stream.Length - _origin)
                return false;
            _stream.Position = _origin + to;
            return true;
        }

        _skipped += distance;
        _toSkip = distance;
        return _skipped <= (_scan.SkipsSegments ? SkipLimit : ImageHeaderScan.Budget);
    }
}
