using System.Globalization;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>
/// The form of values in parameters, key lists and cursors, the same for all databases: an instant is Unix microseconds, a day
/// <c>yyyy-MM-dd</c>, a truth 1 or 0, an enum its name. SQLite keeps them so; another database's session turns them into its own types
/// by <see cref="ParameterSource.Kind"/>.
/// </summary>
public static class StoreForm
{
    /// <summary>A coerced input value, or a part of an id, as a column of the kind keeps it.</summary>
    public static SqlValue Of(ColumnKind kind, object? value) => (kind, value) switch
    {
        (_, null) => SqlValue.Null,
        (ColumnKind.Text, string text) => SqlValue.Of(text),
        (ColumnKind.Int or ColumnKind.Long, int number) => SqlValue.Of((long)number),
        (ColumnKind.Int or ColumnKind.Long, long number) => SqlValue.Of(number),
        (ColumnKind.Double, double number) => SqlValue.Of(number),
        (ColumnKind.Double, int number) => SqlValue.Of((double)number),
        (ColumnKind.Double, long number) => SqlValue.Of((double)number),
        (ColumnKind.Boolean, bool truth) => SqlValue.Of(truth),
        (ColumnKind.Instant, DateTimeOffset instant) => SqlValue.Of(Microseconds(instant)),
        (ColumnKind.Date, DateOnly day) => SqlValue.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A column of kind {kind} takes no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>An instant as Unix microseconds.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
