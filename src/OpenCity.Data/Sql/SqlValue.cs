using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using OpenCity.Data.Model;

namespace OpenCity.Data.Sql;

/// <summary>What a <see cref="SqlValue"/> holds.</summary>
public enum SqlValueKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number of double precision.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes; only a dialect makes them, for its own use.</summary>
    Bytes,
}

/// <summary>
/// A value on its way to or from the database in the form that is the same for all of them: an instant is Unix microseconds, a day
/// <c>yyyy-MM-dd</c>, a truth 1 or 0, an enum its name. Parameters, cursors and key lists are made of it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct SqlValue : IEquatable<SqlValue>
{
    private readonly long _bits;
    private readonly object? _reference;

    private SqlValue(SqlValueKind kind, long bits, object? reference) => (Kind, _bits, _reference) = (kind, bits, reference);

    /// <summary>No value.</summary>
    public static SqlValue Null => default;

    /// <summary>What it holds.</summary>
    public SqlValueKind Kind { get; }

    /// <summary>Whether it holds nothing.</summary>
    public bool IsNull => Kind == SqlValueKind.Null;

    /// <summary>The whole number; meaningful for <see cref="SqlValueKind.Integer"/>.</summary>
    public long Integer => _bits;

    /// <summary>The number; meaningful for <see cref="SqlValueKind.Real"/>.</summary>
    public double Real => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The text; meaningful for <see cref="SqlValueKind.Text"/>.</summary>
    public string Text => (string)_reference!;

    /// <summary>The bytes; meaningful for <see cref="SqlValueKind.Bytes"/>.</summary>
    public byte[] Bytes => (byte[])_reference!;

    /// <summary>A whole number.</summary>
    public static SqlValue Of(long value) => new(SqlValueKind.Integer, value, null);

    /// <summary>A number.</summary>
    public static SqlValue Of(double value) => new(SqlValueKind.Real, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>A text; null is no value.</summary>
    public static SqlValue Of(string? value) => value is null ? default : new(SqlValueKind.Text, 0, value);

    /// <summary>A coerced input value or a part of an id in the form of a column's kind.</summary>
    public static SqlValue Of(ColumnKind kind, object? value) => (kind, value) switch
    {
        (_, null) => Null,
        (ColumnKind.Text, string text) => Of(text),
        (ColumnKind.Int or ColumnKind.Long, int number) => Of(number),
        (ColumnKind.Int or ColumnKind.Long, long number) => Of(number),
        (ColumnKind.Double, double number) => Of(number),
        (ColumnKind.Double, int number) => Of((double)number),
        (ColumnKind.Double, long number) => Of((double)number),
        (ColumnKind.Boolean, bool truth) => Of(truth ? 1L : 0L),
        (ColumnKind.Instant, DateTimeOffset instant) => Of(Microseconds(instant)),
        (ColumnKind.Date, DateOnly day) => Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A column of kind {kind} takes no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>An instant as Unix microseconds.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static SqlValue Of(byte[] value) => new(SqlValueKind.Bytes, 0, value);

    /// <summary>As an object that ADO.NET takes; <see cref="DBNull"/> for no value.</summary>
    public object ToObject() => Kind switch
    {
        SqlValueKind.Null => DBNull.Value,
        SqlValueKind.Integer => _bits,
        SqlValueKind.Real => Real,
        SqlValueKind.Text or SqlValueKind.Bytes => _reference!,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public bool Equals(SqlValue other) =>
        Kind == other.Kind && _bits == other._bits && Equals(_reference, other._reference);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SqlValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference);

    /// <summary>Whether both hold the same, to the bit.</summary>
    public static bool operator ==(SqlValue left, SqlValue right) => left.Equals(right);

    /// <summary>Whether they hold different things.</summary>
    public static bool operator !=(SqlValue left, SqlValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Convert.ToString(ToObject(), CultureInfo.InvariantCulture) ?? "";
}
