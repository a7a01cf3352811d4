using OpenCity.Data.Sql;

namespace OpenCity.Data.Reading;

/// <summary>Offsets of the city's time zone.</summary>
public sealed class CityClock(TimeZoneInfo zone)
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    // The day asked for last and its offset, packed, so that they are read and written as one.
    private long _last = long.MinValue;

    private readonly Lazy<ZoneOffsets> _offsets = new(() => ZoneOffsets.Of(zone));

    /// <summary>The time zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The zone's offsets, for reckoning in a database.</summary>
    public ZoneOffsets Offsets => _offsets.Value;

    /// <summary>Offset from UTC in minutes at an instant in Unix microseconds.</summary>
    public int OffsetMinutes(long instant)
    {
        var day = instant >= 0 ? instant / MicrosecondsPerDay : ((instant + 1) / MicrosecondsPerDay) - 1;
        var last = Volatile.Read(ref _last);
        if (last != long.MinValue && last >> 12 == day)
        {
            return (int)(last & 0xfff) - 2048;
        }

        var from = OffsetAt(day * MicrosecondsPerDay);
        if (from == OffsetAt(((day + 1) * MicrosecondsPerDay) - 1))
        {
            Volatile.Write(ref _last, (day << 12) | (uint)(from + 2048));
            return from;
        }

        return OffsetAt(instant);
    }

    /// <summary>The instant at which a day begins in the city, in Unix microseconds.</summary>
    public long StartOfDay(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // A midnight that comes twice is meant for the first time, when the clocks are further on.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return (local - offset - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>
    /// The instant at which an hour begins in the city, in Unix microseconds, where an hour that ends whole began an hour before: a
    /// change of the clocks by a part of an hour cuts it.
    /// </summary>
    public long StartOfHour(long hour)
    {
        const long microsecondsPerHour = MicrosecondsPerDay / 24;
        var past = ((hour / 60_000_000) + OffsetMinutes(hour)) % 60;
        return past != 0 && Offsets.ChangeAfter(hour) is { } change && change < hour + microsecondsPerHour ? change : hour;
    }

    private int OffsetAt(long instant) =>
        (int)Zone.GetUtcOffset(DateTime.UnixEpoch.AddTicks(instant * TimeSpan.TicksPerMicrosecond)).TotalMinutes;
}
