using System.Globalization;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Buckets are those of the zone's calendar as <see cref="TimeZoneInfo"/> tells it, on every database.</summary>
public abstract class TimeBucketTests(TestProvider provider)
{
    private static readonly DateTimeOffset s_first = new(1900, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2099, 12, 30, 0, 0, 0, TimeSpan.Zero);

    // Whole, half and quarter hours; midnights left out and twice; a day left out; summer time to come.
    private static readonly string[] s_zones =
    [
        "UTC", "Asia/Seoul", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia",
        "America/Havana", "America/St_Johns",
    ];

    public static TheoryData<string> Zones => [.. s_zones];

    [Theory]
    [MemberData(nameof(Zones))]
    public void An_instant_lies_in_the_bucket_that_the_zones_clock_and_calendar_show(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var offsets = ZoneOffsets.Of(zone);
        var rows = Rows(offsets, new Random(name.Length));
        using var database = TestDatabase.On(provider);
        database.Insert(rows);
        var instants = rows.Where(row => row.Type == TestCity.Instance.Sample).Select(row => (DateTimeOffset)row["instant"]!).ToList();
        foreach (var bucket in Enum.GetValues<TimeBucket>())
        {
            var expected = instants.GroupBy(instant => Expected(zone, instant, bucket)).Select(group => $"{group.Key}: {group.Count()}");
            var actual = database.Read(Statement(bucket, offsets)).Select(row => $"{row[0]}: {row[1]}").ToList();
            Assert.True(
                expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)),
                $"{bucket}\nexpected {string.Join(", ", expected.Except(actual).Take(5))}\nactual   {string.Join(", ", actual.Except(expected).Take(5))}");
        }
    }

    [Fact]
    public void Days_lie_in_the_weeks_months_and_years_of_the_calendar()
    {
        var samples = new Samples(3);
        var rows = samples.Rows(200);
        var random = new Random(3);
        foreach (var row in rows.Where(row => row.Type == TestCity.Instance.Sample))
        {
            row["day"] = DateOnly.FromDateTime(s_first.AddDays(random.Next(72_000)).Date);
        }

        using var database = TestDatabase.On(provider);
        database.Insert(rows);
        var days = rows.Where(row => row.Type == TestCity.Instance.Sample).Select(row => (DateOnly)row["day"]!).ToList();
        foreach (var bucket in Enum.GetValues<TimeBucket>().Where(bucket => bucket != TimeBucket.Hour))
        {
            Assert.Equal(
                days.GroupBy(day => Text(Start(day, bucket))).Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal),
                database.Read(Statement(bucket, ZoneOffsets.Utc, "day")).Select(row => $"{row[0]}: {row[1]}").Order(StringComparer.Ordinal));
        }
    }

    private StatementText Statement(TimeBucket bucket, ZoneOffsets zone, string field = "instant")
    {
        var table = TestCity.Path(TestCity.Instance.Sample);
        return new GroupStatement
        {
            Table = table,
            Terms = GroupCompiler.Compile(table, [Inputs.Of((field, bucket.ToString().ToUpperInvariant()))], null, null),
            Figures = [Figure.Rows],
            Zone = zone,
            Limit = 1001,
        }.Print(provider.Dialect());
    }

    // Half of the instants within hours of a change of the clocks.
    private static List<Row> Rows(ZoneOffsets zone, Random random)
    {
        var rows = new Samples(random.Next()).Rows(400);
        var changes = new List<long>();
        for (var change = zone.ChangeAfter(Micros(s_first)); change is not null; change = zone.ChangeAfter(change.Value))
        {
            changes.Add(change.Value);
        }

        foreach (var row in rows.Where(row => row.Type == TestCity.Instance.Sample))
        {
            var micros = changes.Count > 0 && random.Next(2) == 0
                ? changes[random.Next(changes.Count)] + (random.Next(-27 * 12, 27 * 12) * 300_000_000L) + random.Next(-1, 2)
                : random.NextInt64(Micros(s_first), Micros(s_end));
            row["instant"] = DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
        }

        return rows;
    }

    private static string Expected(TimeZoneInfo zone, DateTimeOffset instant, TimeBucket bucket)
    {
        var offset = TimeSpan.FromMinutes((int)zone.GetUtcOffset(instant).TotalMinutes);
        var local = (instant.UtcDateTime + offset).Ticks;
        return bucket == TimeBucket.Hour
            ? Micros(new DateTimeOffset(local - (local % TimeSpan.TicksPerHour), TimeSpan.Zero) - offset).ToString(CultureInfo.InvariantCulture)
            : Text(Start(DateOnly.FromDateTime(new DateTime(local)), bucket));
    }

    private static DateOnly Start(DateOnly day, TimeBucket bucket) => bucket switch
    {
        TimeBucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        TimeBucket.Month => new DateOnly(day.Year, day.Month, 1),
        TimeBucket.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Micros(DateTimeOffset instant) => StoreForm.Microseconds(instant);
}

public sealed class TimeBucketTestsOnSqlite() : TimeBucketTests(TestProvider.Sqlite);

public sealed class TimeBucketTestsOnPostgreSql() : TimeBucketTests(TestProvider.PostgreSql);

/// <summary>Where buckets begin.</summary>
public sealed class BucketStartTests
{
    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "midnight is left out, the day begins at 1")]
    [InlineData("America/Havana", "2019-11-03", "2019-11-03T04:00:00Z", "midnight comes twice, the day begins with the first")]
    [InlineData("Europe/Berlin", "2019-03-31", "2019-03-30T23:00:00Z", "a day of 23 hours")]
    [InlineData("Asia/Seoul", "2019-07-07", "2019-07-06T15:00:00Z", "an ordinary day")]
    public void A_day_begins_at_its_first_instant(string zone, string day, string start, string why) => Assert.True(
        StoreForm.Microseconds(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture))
            == new CityClock(TimeZoneInfo.FindSystemTimeZoneById(zone)).StartOfDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)),
        why);

    [Theory]
    [InlineData("Australia/Lord_Howe", "2019-04-06T14:30:00Z", "2019-04-06T15:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2019-04-06T14:00:00Z", "2019-04-06T14:00:00Z")]
    [InlineData("Europe/Berlin", "2019-10-27T00:00:00Z", "2019-10-27T00:00:00Z")]
    [InlineData("Europe/Berlin", "2019-10-27T01:00:00Z", "2019-10-27T01:00:00Z")]
    [InlineData("Asia/Kathmandu", "1980-06-01T00:30:00Z", "1980-06-01T00:30:00Z")]
    public void An_hour_begins_where_the_clocks_show_a_full_one_or_change(string zone, string hour, string start) => Assert.Equal(
        StoreForm.Microseconds(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture)),
        new CityClock(TimeZoneInfo.FindSystemTimeZoneById(zone)).StartOfHour(StoreForm.Microseconds(DateTimeOffset.Parse(hour, CultureInfo.InvariantCulture))));
}

public sealed class TimeBucketTestsOnSqlServersTexts() : TimeBucketTests(TestProvider.SqlServerText);
