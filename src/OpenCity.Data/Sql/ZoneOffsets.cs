using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OpenCity.Data.Sql;

/// <summary>
/// The offsets of a time zone from UTC and since when each holds, so that every database reckons the city's days alike and as this
/// program does: databases have rules of time zones of their own, of another year, or none
/// (docs/decisions/0008-groups-and-time-buckets.md).
/// </summary>
public sealed class ZoneOffsets
{
    // Clocks change in these years only; before and after them the first and the last offset holds.
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    private readonly ImmutableArray<Span> _spans;

    private ZoneOffsets(ImmutableArray<Span> spans) => _spans = spans;

    /// <summary>A zone whose clocks always show UTC.</summary>
    public static ZoneOffsets Utc { get; } = new([new Span(long.MinValue, 0)]);

    /// <summary>The offsets of a zone.</summary>
    public static ZoneOffsets Of(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var day = Micros(new DateTime(FirstYear, 1, 1));
        var end = Micros(new DateTime(LastYear, 1, 1));
        var spans = ImmutableArray.CreateBuilder<Span>();
        var offset = OffsetAt(zone, day);
        spans.Add(new Span(long.MinValue, offset));
        for (; day < end; day += MicrosecondsPerDay)
        {
            var next = OffsetAt(zone, day + MicrosecondsPerDay);
            if (next != offset)
            {
                spans.Add(new Span(ChangeWithin(zone, day, offset), next));
                offset = next;
            }
        }

        return new ZoneOffsets(spans.ToImmutable());
    }

    /// <summary>The instant in Unix microseconds at which the clocks change next after an instant; null where they do not.</summary>
    public long? ChangeAfter(long instant)
    {
        foreach (var span in _spans)
        {
            if (span.From > instant)
            {
                return span.From;
            }
        }

        return null;
    }

    /// <summary>
    /// An expression of a value that depends on the offset at an instant: one value, or a <c>CASE</c> that halves the changes at each
    /// step, the newest one first.
    /// </summary>
    /// <param name="column">The instant's expression.</param>
    /// <param name="instant">A literal of an instant in Unix microseconds.</param>
    /// <param name="value">The value at an offset in minutes; equal ones that follow each other are one.</param>
    public string Choose(string column, Func<long, string> instant, Func<int, string> value)
    {
        ArgumentNullException.ThrowIfNull(instant);
        ArgumentNullException.ThrowIfNull(value);
        var choices = new List<(long From, string Value)>();
        foreach (var span in _spans)
        {
            var text = value(span.Minutes);
            if (choices.Count == 0 || choices[^1].Value != text)
            {
                choices.Add((span.From, text));
            }
        }

        var sql = new StringBuilder();
        Append(sql, 0, choices.Count, choices.Count - 1);
        return sql.ToString();

        // The choices from first up to, not including, end; those from middle on are met at or after its change.
        void Append(StringBuilder sql, int first, int end, int middle)
        {
            if (end - first == 1)
            {
                sql.Append(choices[first].Value);
                return;
            }

            sql.Append(CultureInfo.InvariantCulture, $"CASE WHEN {column} >= {instant(choices[middle].From)} THEN ");
            Append(sql, middle, end, middle + ((end - middle) / 2));
            sql.Append(" ELSE ");
            Append(sql, first, middle, first + ((middle - first) / 2));
            sql.Append(" END");
        }
    }

    // The first whole second of the day at which the offset is another one; clocks change by whole seconds.
    private static long ChangeWithin(TimeZoneInfo zone, long day, int offset)
    {
        var (low, high) = (day / MicrosecondsPerSecond, (day + MicrosecondsPerDay) / MicrosecondsPerSecond);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = OffsetAt(zone, middle * MicrosecondsPerSecond) == offset ? (middle, high) : (low, middle);
        }

        return high * MicrosecondsPerSecond;
    }

    private static int OffsetAt(TimeZoneInfo zone, long instant) =>
        (int)zone.GetUtcOffset(DateTime.UnixEpoch.AddTicks(instant * TimeSpan.TicksPerMicrosecond)).TotalMinutes;

    private static long Micros(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private readonly record struct Span(long From, int Minutes);
}
