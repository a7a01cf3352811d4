using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Providers;
using OpenCity.GraphQL;

namespace OpenCity.Data.Sql;

/// <summary>
/// Writes and reads the cursors of pages: the values of the order's terms in one row, bound to the record type and the order, and
/// sealed so that a client cannot make its own.
/// </summary>
/// <remarks>
/// Base64url of: version (1 byte), fingerprint of type and order (8), the values (a kind byte, then 8 bytes of number, or 4 of
/// length and UTF-8), and the first 16 bytes of HMAC-SHA256 over all before.
/// </remarks>
public sealed class CursorCodec
{
    /// <summary>Length of the key in bytes.</summary>
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int HeaderLength = 9;
    private const int SealLength = 16;
    private const int MaxLength = 16_384;

    private readonly byte[] _key;

    /// <summary>Seals with the host's key of <see cref="KeyLength"/> bytes; nodes of one city share it.</summary>
    public CursorCodec(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException($"A key of {KeyLength} bytes was expected, not of {key.Length}.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>The cursor of a row: the values of the order's terms in it.</summary>
    public string Encode(RecordOrder order, ReadOnlySpan<SqlValue> values)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (values.Length != order.Terms.Length)
        {
            throw new ArgumentException($"{order.Terms.Length} values were expected, not {values.Length}.", nameof(values));
        }

        var buffer = new ArrayBufferWriter<byte>(128);
        var header = buffer.GetSpan(HeaderLength);
        header[0] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(header[1..], order.Fingerprint);
        buffer.Advance(HeaderLength);
        foreach (var value in values)
        {
            Write(buffer, value);
        }

        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, buffer.WrittenSpan, seal);
        buffer.Write(seal[..SealLength]);
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <summary>The values in a cursor that was made for this order.</summary>
    /// <param name="order">The order of the list that is asked for.</param>
    /// <param name="cursor">What the client gave.</param>
    /// <param name="argument">Name of the argument that it stood in, for the message.</param>
    /// <exception cref="QueryException">It is no cursor, was changed, or belongs to another list or order.</exception>
    public ImmutableArray<SqlValue> Decode(RecordOrder order, string cursor, string argument)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(cursor);
        var bytes = new byte[Math.Min(cursor.Length, MaxLength)];
        if (cursor.Length > MaxLength
            || Base64Url.DecodeFromChars(cursor, bytes, out var read, out var length) != OperationStatus.Done
            || read != cursor.Length
            || length < HeaderLength + SealLength
            || bytes[0] != Version)
        {
            throw Invalid($"\"{argument}\" is not a cursor. Give an \"endCursor\" or \"cursor\" of an earlier page as it was received.");
        }

        var content = bytes.AsSpan(0, length - SealLength);
        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, content, seal);
        if (!CryptographicOperations.FixedTimeEquals(seal[..SealLength], bytes.AsSpan(length - SealLength, SealLength)))
        {
            throw Invalid($"The cursor in \"{argument}\" was changed, or comes from another server. Give it as it was received, or begin at the first page.");
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(content[1..]) != order.Fingerprint)
        {
            throw Invalid($"The cursor in \"{argument}\" belongs to another list or another order. Give the same \"order\" as for the page it came from.");
        }

        return Read(content[HeaderLength..], order);
    }

    private static QueryException Invalid(string message) => new(ErrorCodes.InvalidCursor, message);

    private static void Write(ArrayBufferWriter<byte> buffer, SqlValue value)
    {
        var span = buffer.GetSpan(9);
        span[0] = (byte)value.Kind;
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                buffer.Advance(1);
                break;
            case SqlValueKind.Integer:
                BinaryPrimitives.WriteInt64LittleEndian(span[1..], value.Integer);
                buffer.Advance(9);
                break;
            case SqlValueKind.Real:
                BinaryPrimitives.WriteDoubleLittleEndian(span[1..], value.Real);
                buffer.Advance(9);
                break;
            case SqlValueKind.Text or SqlValueKind.Utf8:
                var text = value.Kind == SqlValueKind.Utf8 ? value.Utf8 : Encoding.UTF8.GetBytes(value.Text);
                span[0] = (byte)SqlValueKind.Text;
                BinaryPrimitives.WriteInt32LittleEndian(span[1..], text.Length);
                buffer.Advance(5);
                buffer.Write(text);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // The seal and the fingerprint hold, so this is what Write wrote.
    private static ImmutableArray<SqlValue> Read(ReadOnlySpan<byte> content, RecordOrder order)
    {
        var values = ImmutableArray.CreateBuilder<SqlValue>(order.Terms.Length);
        while (values.Count < order.Terms.Length)
        {
            var kind = (SqlValueKind)content[0];
            content = content[1..];
            switch (kind)
            {
                case SqlValueKind.Null:
                    values.Add(SqlValue.Null);
                    break;
                case SqlValueKind.Integer:
                    values.Add(SqlValue.Of(BinaryPrimitives.ReadInt64LittleEndian(content)));
                    content = content[8..];
                    break;
                case SqlValueKind.Real:
                    values.Add(SqlValue.Of(BinaryPrimitives.ReadDoubleLittleEndian(content)));
                    content = content[8..];
                    break;
                case SqlValueKind.Text:
                    var length = BinaryPrimitives.ReadInt32LittleEndian(content);
                    values.Add(SqlValue.Of(Encoding.UTF8.GetString(content.Slice(4, length))));
                    content = content[(4 + length)..];
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return values.MoveToImmutable();
    }
}
