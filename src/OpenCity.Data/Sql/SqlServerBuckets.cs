using System.Diagnostics;
using System.Globalization;

namespace OpenCity.Data.Sql;

/// <summary>
/// The expressions of time buckets on SQL Server: instants are <c>datetime2</c> in UTC. No rule of its own time zones
/// takes part, and no setting of the session: a week begins on Monday whatever DATEFIRST says.
/// </summary>
internal static class SqlServerBuckets
{
    // A Monday.
    private const string FirstDay = "CAST('0001-01-01' AS date)";

    internal static string OfInstant(string column, TimeBucket bucket, ZoneOffsets zone)
    {
        if (bucket == TimeBucket.Hour)
        {
            // What the zone's clocks show past the full hour goes, from the least part to the greatest.
            var past = zone.Choose(column, Instant, minutes => Literal(((minutes % 60) + 60) % 60));
            return $"DATEADD(minute, -((DATEPART(minute, {column}) + {past}) % 60), "
                + $"DATEADD(second, -DATEPART(second, {column}), "
                + $"DATEADD(microsecond, -DATEPART(microsecond, {column}), {column})))";
        }

        return OfDay($"CAST(DATEADD(minute, {zone.Choose(column, Instant, Literal)}, {column}) AS date)", bucket);
    }

    internal static string OfDay(string column, TimeBucket bucket) => bucket switch
    {
        TimeBucket.Day => column,
        TimeBucket.Week => $"DATEADD(day, -(DATEDIFF(day, {FirstDay}, {column}) % 7), {column})",
        TimeBucket.Month => $"DATEFROMPARTS(YEAR({column}), MONTH({column}), 1)",
        TimeBucket.Year => $"DATEFROMPARTS(YEAR({column}), 1, 1)",
        _ => throw new UnreachableException(),
    };

    private static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Instant(long microseconds) => $"CAST('{SqlServerTypes.InstantText(microseconds)}' AS datetime2(6))";
}
