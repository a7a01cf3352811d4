using System.Runtime.InteropServices;

namespace OpenCity.Data.Providers;

/// <summary>What a <see cref="SqlValue"/> holds.</summary>
public enum SqlValueKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A whole number of 64 bits; also booleans and instants.</summary>
    Integer,

    /// <summary>A number of double precision.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A text that is UTF-8 already.</summary>
    Utf8,

    /// <summary>A column of a list of keys, or the whole list where the database takes it as one JSON array.</summary>
    Keys,
}

/// <summary>A parameter of a statement: null, a number or a text; making one allocates nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct SqlValue
{
    private readonly object? _text;
    private readonly long _bits;

    private SqlValue(SqlValueKind kind, long bits, object? text)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    /// <summary>No value.</summary>
    public static SqlValue Null => default;

    /// <summary>What it holds.</summary>
    public SqlValueKind Kind { get; }

    /// <summary>The whole number.</summary>
    public long Integer => _bits;

    /// <summary>The number of double precision.</summary>
    public double Real => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The text, where it was given as one.</summary>
    public string Text => (string)_text!;

    /// <summary>The text, where it was given as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => ((byte[])_text!).AsSpan((int)(_bits >> 32), (int)_bits);

    /// <summary>The list, where it was given as one.</summary>
    public KeyList Keys => (KeyList)_text!;

    /// <summary>The column of the list's keys that is meant, from 0; -1 for all of them.</summary>
    public int KeyColumn => (int)_bits;

    /// <summary>A list of keys as one JSON array.</summary>
    public static SqlValue Of(KeyList keys) => new(SqlValueKind.Keys, -1, keys);

    /// <summary>One column of a list of keys as an array of the database.</summary>
    public static SqlValue Of(KeyList keys, int column) => new(SqlValueKind.Keys, column, keys);

    /// <summary>A whole number.</summary>
    public static SqlValue Of(long value) => new(SqlValueKind.Integer, value, null);

    /// <summary>A number of double precision; NaN is kept as null, as SQLite does.</summary>
    public static SqlValue Of(double value) => new(SqlValueKind.Real, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>True is 1, false is 0.</summary>
    public static SqlValue Of(bool value) => new(SqlValueKind.Integer, value ? 1 : 0, null);

    /// <summary>A text, or null.</summary>
    public static SqlValue Of(string? value) => value is null ? default : new(SqlValueKind.Text, 0, value);

    /// <summary>A text in UTF-8; the bytes must stay as they are until the statement has been executed.</summary>
    public static SqlValue OfUtf8(ReadOnlyMemory<byte> value)
    {
        var bytes = MemoryMarshal.TryGetArray(value, out var segment) ? segment : new ArraySegment<byte>(value.ToArray());
        return new SqlValue(SqlValueKind.Utf8, ((long)bytes.Offset << 32) | (uint)bytes.Count, bytes.Array ?? []);
    }

    /// <summary>A whole number.</summary>
    public static implicit operator SqlValue(long value) => Of(value);

    /// <summary>A number of double precision.</summary>
    public static implicit operator SqlValue(double value) => Of(value);

    /// <summary>A text, or null.</summary>
    public static implicit operator SqlValue(string? value) => Of(value);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SqlValueKind.Null => "NULL",
        SqlValueKind.Integer => _bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SqlValueKind.Real => Real.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SqlValueKind.Text => Text,
        SqlValueKind.Keys => Keys.ToString(),
        _ => System.Text.Encoding.UTF8.GetString(Utf8),
    };
}
