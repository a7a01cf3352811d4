using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace OpenCity.GraphQL.Response;

/// <summary>
/// Writes a response as UTF-8 into one growing buffer. It can go back to an earlier <see cref="Position"/>; that is how a null
/// takes the place of an object that turned out to be unfit.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors</remarks>
public sealed class ResponseWriter : IDisposable
{
    private const int FirstSize = 16 * 1024;

    // What JSON demands to be escaped, nothing more: the media type says UTF-8, and nobody puts it into HTML unescaped.
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\', 0x7f]);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    /// <summary>Bytes written so far.</summary>
    public int Position { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    /// <summary>Forgets what was written after an earlier position.</summary>
    public void Rewind(int position)
    {
        Debug.Assert(position <= Position, "The writer only goes back.");
        Position = position;
    }

    /// <summary>Appends bytes that are JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Position += json.Length;
    }

    /// <summary>Appends one ASCII character.</summary>
    public void Raw(byte character)
    {
        Reserve(1)[0] = character;
        Position++;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number.</summary>
    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
    }

    /// <summary>Writes a finite number in its shortest form that reads back as the same value.</summary>
    public void Number(double value)
    {
        Debug.Assert(double.IsFinite(value), "JSON has no infinities.");
        value.TryFormat(Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        Position += written;
    }

    /// <summary>Writes a JSON string of UTF-8 text.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny(Escaped) < 0)
        {
            var target = Reserve(utf8.Length + 2);
            target[0] = (byte)'"';
            utf8.CopyTo(target[1..]);
            target[utf8.Length + 1] = (byte)'"';
            Position += utf8.Length + 2;
            return;
        }

        Raw((byte)'"');
        WriteEscaped(utf8);
        Raw((byte)'"');
    }

    /// <summary>Writes a part of a JSON string, without quotes.</summary>
    public void TextPart(ReadOnlySpan<byte> utf8) => WriteEscaped(utf8);

    /// <summary>Writes a JSON string; what is not Unicode in it is replaced.</summary>
    public void Text(string text) => Write(text, replaceInvalid: true);

    /// <summary>Writes a JSON string; false, and nothing written, where it is not Unicode: a surrogate stands alone.</summary>
    public bool TryText(string text) => Write(text, replaceInvalid: false);

    private bool Write(string text, bool replaceInvalid)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        var utf8 = rented ?? stackalloc byte[512];
        var isUnicode = Utf8.FromUtf16(text, utf8, out _, out var written, replaceInvalid) == OperationStatus.Done;
        if (isUnicode)
        {
            Text(utf8[..written]);
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isUnicode;
    }

    /// <summary>At least <paramref name="length"/> bytes to write into; <see cref="Advance"/> keeps them.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_buffer.Length - Position < length)
        {
            Grow(length);
        }

        return _buffer.AsSpan(Position);
    }

    /// <summary>Keeps bytes written into space that was reserved.</summary>
    public void Advance(int length) => Position += length;

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void WriteEscaped(ReadOnlySpan<byte> utf8)
    {
        for (var special = utf8.IndexOfAny(Escaped); special >= 0; special = utf8.IndexOfAny(Escaped))
        {
            Raw(utf8[..special]);
            WriteEscape(utf8[special]);
            utf8 = utf8[(special + 1)..];
        }

        Raw(utf8);
    }

    private void WriteEscape(byte character)
    {
        switch (character)
        {
            case (byte)'"': Raw("\\\""u8); break;
            case (byte)'\\': Raw("\\\\"u8); break;
            case (byte)'\n': Raw("\\n"u8); break;
            case (byte)'\r': Raw("\\r"u8); break;
            case (byte)'\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Raw("0123456789abcdef"u8[character >> 4]);
                Raw("0123456789abcdef"u8[character & 15]);
                break;
        }
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, checked(Position + length)));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
