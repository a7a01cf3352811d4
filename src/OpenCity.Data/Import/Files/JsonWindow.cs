using System.Buffers;
using System.Text.Json;

namespace OpenCity.Data.Import.Files;

/// <summary>The part of a JSON file that is in memory: it moves on token by token, and knows the line it is on.</summary>
internal sealed class JsonWindow(Stream stream, JsonReaderOptions options) : IDisposable
{
    // A row of more bytes is refused; so is any value beside the rows.
    private const int MaxBytes = 8 << 20;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _afterReturn;
    private JsonReaderState _state = new(options);

    /// <summary>Whether the file has been read to its end.</summary>
    internal bool Ended { get; private set; }

    /// <summary>Line of the first byte that has not been taken.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>A reader of what is in memory, at the place where the last one was taken.</summary>
    internal Utf8JsonReader Reader() => new(_buffer.AsSpan(_start, _end - _start), Ended, _state);

    /// <summary>Moves on to where a reader is.</summary>
    internal void Take(ref Utf8JsonReader reader, int alreadySkipped = 0)
    {
        Skip((int)reader.BytesConsumed - alreadySkipped);
        _state = reader.CurrentState;
    }

    /// <summary>Moves on over bytes that no reader has to see again.</summary>
    internal void Skip(int count)
    {
        foreach (var item in _buffer.AsSpan(_start, count))
        {
            Line += item == '\r' || (item == '\n' && !_afterReturn) ? 1 : 0;
            _afterReturn = item == '\r';
        }

        _start += count;
    }

    /// <summary>Reads on; false where a single value is longer than any should be.</summary>
    internal bool TryFill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxBytes)
            {
                return false;
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var count = stream.Read(_buffer.AsSpan(_end));
        Ended = count == 0;
        _end += count;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (_start, _end) = (0, 0);
    }
}
