using System.Buffers;
using System.Globalization;

namespace OpenCity.Data.Sql;

/// <summary>Collects the text that names the shape of a request; plans are looked up by it without making a string.</summary>
public ref struct ShapeBuilder
{
    private char[]? _rented;
    private Span<char> _buffer;

    /// <summary>Begins with a buffer, mostly on the stack; it grows as needed.</summary>
    public ShapeBuilder(Span<char> buffer) => _buffer = buffer;

    /// <summary>Number of characters.</summary>
    public int Length { get; private set; }

    /// <summary>The text so far.</summary>
    public readonly ReadOnlySpan<char> Span => _buffer[..Length];

    /// <summary>Adds a character.</summary>
    public void Append(char value)
    {
        if (Length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[Length++] = value;
    }

    /// <summary>Adds a text.</summary>
    public void Append(scoped ReadOnlySpan<char> value)
    {
        if (Length + value.Length > _buffer.Length)
        {
            Grow(value.Length);
        }

        value.CopyTo(_buffer[Length..]);
        Length += value.Length;
    }

    /// <summary>Adds a number.</summary>
    public void Append(int value)
    {
        Span<char> digits = stackalloc char[11];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Append(digits[..length]);
    }

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }

    /// <inheritdoc/>
    public override readonly string ToString() => Span.ToString();

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + more));
        Span.CopyTo(larger);
        Dispose();
        _buffer = _rented = larger;
    }
}
