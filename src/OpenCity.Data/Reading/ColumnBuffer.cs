using System.Buffers;
using System.Runtime.InteropServices;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Reading;

/// <summary>The values of one column of a level, in pooled arrays: a row or a cell costs no object.</summary>
internal abstract class ColumnBuffer : IDisposable
{
    internal int Count { get; private protected set; }

    /// <summary>Keeps the value that the reader stands at.</summary>
    internal abstract void Append(RowReader reader, int ordinal);

    /// <summary>Keeps the value of a row of another buffer of the same kind.</summary>
    internal abstract void Append(ColumnBuffer other, int row);

    internal abstract bool IsNull(int row);

    /// <summary>Hash of a value, for keys.</summary>
    internal abstract int Hash(int row);

    /// <summary>Whether two values that are not null are equal, for keys.</summary>
    internal abstract bool AreEqual(int row, int other);

    /// <summary>The value for a key list or a cursor.</summary>
    internal abstract SqlValue ValueAt(int row);

    /// <summary>Gives the arrays back.</summary>
    public abstract void Dispose();

    private protected static void Grow<T>(ref T[] array, int count, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}

/// <summary>What the cells of a column hold.</summary>
/// <param name="Kind">The kind of the values.</param>
/// <param name="IsNullable">Whether one may have none; otherwise none is asked whether it has.</param>
internal readonly record struct CellForm(ColumnKind Kind, bool IsNullable)
{
    /// <summary>Of a column of which nothing more is known.</summary>
    internal static CellForm OfAny(ColumnKind kind) => new(kind, IsNullable: true);
}

/// <summary>Values of one size, beside whether each is null.</summary>
internal abstract class ValueBuffer<T>(bool isNullable) : ColumnBuffer
    where T : struct, IEquatable<T>
{
    private T[] _values = ArrayPool<T>.Shared.Rent(32);
    private bool[]? _nulls = isNullable ? ArrayPool<bool>.Shared.Rent(32) : null;

    internal T this[int row] => _values[row];

    private protected bool IsNullable => _nulls is not null;

    internal override void Append(ColumnBuffer other, int row)
    {
        var source = (ValueBuffer<T>)other;
        Append(source._values[row], source.IsNull(row));
    }

    internal override bool IsNull(int row) => _nulls is not null && _nulls[row];

    internal override int Hash(int row) => _values[row].GetHashCode();

    internal override bool AreEqual(int row, int other) => _values[row].Equals(_values[other]);

    public override void Dispose()
    {
        ArrayPool<T>.Shared.Return(_values);
        if (_nulls is not null)
        {
            ArrayPool<bool>.Shared.Return(_nulls);
        }
    }

    private protected void Append(T value, bool isNull)
    {
        if (Count == _values.Length)
        {
            Grow(ref _values, Count, Count + 1);
        }

        if (_nulls is not null)
        {
            if (Count == _nulls.Length)
            {
                Grow(ref _nulls, Count, Count + 1);
            }

            _nulls[Count] = isNull;
        }

        _values[Count++] = value;
    }
}

/// <summary>Whole numbers: numbers, truths, instants in Unix microseconds.</summary>
internal sealed class LongBuffer(bool isNullable) : ValueBuffer<long>(isNullable)
{
    internal override void Append(RowReader reader, int ordinal)
    {
        var isNull = IsNullable && reader.IsNull(ordinal);
        Append(isNull ? 0 : reader.GetInt64(ordinal), isNull);
    }

    internal override SqlValue ValueAt(int row) => IsNull(row) ? SqlValue.Null : SqlValue.Of(this[row]);
}

/// <summary>Numbers of double precision.</summary>
internal sealed class DoubleBuffer(bool isNullable) : ValueBuffer<double>(isNullable)
{
    internal override void Append(RowReader reader, int ordinal)
    {
        var isNull = IsNullable && reader.IsNull(ordinal);
        Append(isNull ? 0 : reader.GetDouble(ordinal), isNull);
    }

    internal override SqlValue ValueAt(int row) => IsNull(row) ? SqlValue.Null : SqlValue.Of(this[row]);
}

/// <summary>Texts as UTF-8, one behind the other.</summary>
internal sealed class TextBuffer(bool isNullable) : ColumnBuffer
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(512);
    private Piece[] _pieces = ArrayPool<Piece>.Shared.Rent(32);
    private int _used;

    internal ReadOnlySpan<byte> this[int row] => _bytes.AsSpan(_pieces[row].Start, Math.Max(0, _pieces[row].Length));

    internal override void Append(RowReader reader, int ordinal)
    {
        if (isNullable && reader.IsNull(ordinal))
        {
            Append(new Piece(0, -1));
        }
        else
        {
            Append(reader.GetUtf8(ordinal));
        }
    }

    internal override void Append(ColumnBuffer other, int row)
    {
        if (other.IsNull(row))
        {
            Append(new Piece(0, -1));
        }
        else
        {
            Append(((TextBuffer)other)[row]);
        }
    }

    internal override bool IsNull(int row) => _pieces[row].Length < 0;

    internal override int Hash(int row)
    {
        var hash = default(HashCode);
        hash.AddBytes(this[row]);
        return hash.ToHashCode();
    }

    internal override bool AreEqual(int row, int other) => this[row].SequenceEqual(this[other]);

    internal override SqlValue ValueAt(int row) =>
        IsNull(row) ? SqlValue.Null : SqlValue.Of(System.Text.Encoding.UTF8.GetString(this[row]));

    public override void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<Piece>.Shared.Return(_pieces);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - _used < text.Length)
        {
            Grow(ref _bytes, _used, checked(_used + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_used));
        Append(new Piece(_used, text.Length));
        _used += text.Length;
    }

    private void Append(Piece piece)
    {
        if (Count == _pieces.Length)
        {
            Grow(ref _pieces, Count, Count + 1);
        }

        _pieces[Count++] = piece;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int Start, int Length);
}
