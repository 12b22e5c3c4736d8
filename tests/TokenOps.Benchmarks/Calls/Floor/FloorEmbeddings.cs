using System;
using System.Buffers;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>Reads embeddings as their bytes arrive, each number once, without the reply ever being in memory as a whole.</summary>
internal sealed class FloorEmbeddings
{
    private readonly List<FloorEmbedding> _list = [];
    private double[] _numbers = new double[2048];
    private int _count;
    private long _index;
    private double[]? _values;
    private JsonReaderState _state;
    private bool _isIndex;
    private bool _isVector;

    public static async Task<List<FloorEmbedding>> ReadAsync(HttpContent content)
    {
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var embeddings = new FloorEmbeddings();
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            var taken = embeddings.Take(buffer.AsSpan(0, length));
            length -= taken;
            buffer.AsSpan(taken, length).CopyTo(buffer);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return embeddings._list;
    }

    // Returns how much of the input is done with.
    private int Take(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, _state);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number when _isVector:
                    Add(reader.GetDouble());
                    break;
                case JsonTokenType.Number when _isIndex:
                    _index = reader.GetInt64();
                    break;
                case JsonTokenType.PropertyName:
                    _isIndex = reader.ValueTextEquals("index"u8);
                    _isVector = reader.ValueTextEquals("embedding"u8);
                    break;
                case JsonTokenType.EndArray when _isVector:
                    _values = _numbers.AsSpan(0, _count).ToArray();
                    _count = 0;
                    _isVector = false;
                    break;
                case JsonTokenType.EndObject when _values is not null:
                    _list.Add(new FloorEmbedding(_index, _values));
                    _values = null;
                    break;
            }
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void Add(double number)
    {
        if (_count == _numbers.Length)
            Array.Resize(ref _numbers, _count * 2);

        _numbers[_count++] = number;
    }
}
