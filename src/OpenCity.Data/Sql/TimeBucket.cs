using System.Diagnostics;
using System.Globalization;

namespace OpenCity.Data.Sql;

/// <summary>Lengths of time by which records are grouped, in the city's time.</summary>
public enum TimeBucket
{
    /// <summary>An hour of the clock.</summary>
    Hour,

    /// <summary>A day of the calendar.</summary>
    Day,

    /// <summary>A week, from Monday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}

/// <summary>The expressions of time buckets on SQLite: instants are Unix microseconds, days are texts.</summary>
internal static class SqliteBuckets
{
    // 0001-01-01, a full hour and a Monday: from there on no quotient is negative, which SQLite would round the other way.
    private const long StartSeconds = 62_135_596_800;
    private const long Micros = 1_000_000;
    private const long MinuteMicros = 60 * Micros;

    internal static string OfInstant(string column, TimeBucket bucket, ZoneOffsets zone)
    {
        if (bucket == TimeBucket.Hour)
        {
            var past = zone.Choose(column, Literal, minutes => Literal((((minutes % 60) + 60) % 60 * MinuteMicros) + (StartSeconds * Micros)));
            return $"{column} - ({column} + {past}) % 3600000000";
        }

        var offset = zone.Choose(column, Literal, minutes => Literal((minutes * MinuteMicros) + (StartSeconds * Micros)));
        return $"date(({column} + {offset}) / 1000000 - {StartSeconds}, 'unixepoch'{bucket switch
        {
            TimeBucket.Day => "",
            TimeBucket.Week => ", 'weekday 0', '-6 days'",
            TimeBucket.Month => ", 'start of month'",
            TimeBucket.Year => ", 'start of year'",
            _ => throw new UnreachableException(),
        }})";
    }

    internal static string OfDay(string column, TimeBucket bucket) => bucket switch
    {
        TimeBucket.Day => column,
        TimeBucket.Week => $"date({column}, 'weekday 0', '-6 days')",
        TimeBucket.Month => $"substr({column}, 1, 8) || '01'",
        TimeBucket.Year => $"substr({column}, 1, 5) || '01-01'",
        _ => throw new UnreachableException(),
    };

    private static string Literal(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The expressions of time buckets on PostgreSQL. No rule of its own time zones takes part.</summary>
internal static class PostgreSqlBuckets
{
    internal static string OfInstant(string column, TimeBucket bucket, ZoneOffsets zone)
    {
        if (bucket == TimeBucket.Hour)
        {
            // Counted from an hour of the year 1 that the zone's clocks show as a full one.
            var origin = zone.Choose(column, Instant, minutes => string.Create(
                CultureInfo.InvariantCulture, $"TIMESTAMPTZ '0001-01-01 00:{(60 - (((minutes % 60) + 60) % 60)) % 60:00}:00+00'"));
            return $"date_bin(INTERVAL '1 hour', {column}, {origin})";
        }

        var local = $"({column} AT TIME ZONE {zone.Choose(
            column, Instant, minutes => string.Create(CultureInfo.InvariantCulture, $"INTERVAL '{minutes} minutes'"))})";
        return bucket == TimeBucket.Day ? $"CAST({local} AS date)" : $"CAST(date_trunc('{Unit(bucket)}', {local}) AS date)";
    }

    internal static string OfDay(string column, TimeBucket bucket) => bucket == TimeBucket.Day
        ? column
        : $"CAST(date_trunc('{Unit(bucket)}', CAST({column} AS timestamp)) AS date)";

    private static string Unit(TimeBucket bucket) => bucket switch
    {
        TimeBucket.Week => "week",
        TimeBucket.Month => "month",
        TimeBucket.Year => "year",
        _ => throw new UnreachableException(),
    };

    private static string Instant(long microseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"TIMESTAMPTZ '{DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond):yyyy-MM-dd HH:mm:ss.ffffff}+00'");
}
