using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Reads HTTP/1.1 requests off a stream, as far as the client under test writes them.</summary>
internal sealed class RequestReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The head of the next request; null when the client has closed the connection.</summary>
    public async Task<SeenRequest?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var first = await ReadLineAsync(cancellationToken);
        if (first is null)
        {
            return null;
        }

        var parts = first.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new SeenRequest(parts[0], parts[1], headers, []);
    }

    public async Task<byte[]> ReadBodyAsync(SeenRequest head, CancellationToken cancellationToken)
    {
        if (head.Header("Transfer-Encoding") == "chunked")
        {
            using var body = new MemoryStream();
            while (true)
            {
                var size = int.Parse((await ReadLineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                await body.WriteAsync(await ReadBytesAsync(size, cancellationToken), cancellationToken);
                await ReadLineAsync(cancellationToken);
                if (size == 0)
                {
                    return body.ToArray();
                }
            }
        }

        var length = head.Header("Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        return await ReadBytesAsync(length, cancellationToken);
    }

    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                throw new EndOfStreamException();
            }

            var taken = Math.Min(count - have, _end - _start);
            Array.Copy(_buffer, _start, bytes, have, taken);
            _start += taken;
            have += taken;
        }

        return bytes;
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                return null;
            }

            var character = (char)_buffer[_start++];
            if (character == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(character);
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken);
        return _end > 0;
    }
}
