using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Import;

/// <summary>Random files: every row is counted once, and the table holds what a plain model says.</summary>
public abstract class ImportSumTests(TestProvider provider)
{
    private const string Mapping = """
        { "title": "t", "type": "AirDailyMean", "format": "csv", "where": [{ "column": "keep", "equals": "y" }],
          "fields": { "station": { "column": "s", "lookup": "name.ko" }, "day": "d", "pm10": "p", "pm25": null, "o3": null, "no2": null, "co": null, "so2": null } }
        """;

    private static readonly string[] Stations = ["종로구", "중구", "강남대로"];
    private static readonly string[] Days = ["2020-01-01", "2020-01-02", "2020-13-01"];
    private static readonly string[] Values = ["1", "2", "", "x", "9999"];

    [Fact]
    public async Task Every_row_of_a_random_file_is_counted_once()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var rows = Gen.Elements(Stations)
            .SelectMany(_ => Gen.Elements(Days), (station, day) => (station, day))
            .SelectMany(_ => Gen.Elements(Values), (row, value) => (row.station, row.day, value))
            .SelectMany(_ => Gen.Elements("y", "y", "y", "n"), (row, keep) => new Row(row.station, row.day, row.value, keep));
        foreach (var file in Gen.ListOf(rows).Sample(60, 14))
        {
            var before = bench.Rows("SELECT s.name_ko || ' ' || day || ' ' || coalesce(CAST(CAST(pm10 AS INTEGER) AS TEXT), '') FROM air_daily_mean JOIN air_station s ON s.code = station_code").ToHashSet();
            var text = new StringBuilder("s,d,p,keep\n");
            foreach (var row in file)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Station},{row.Day},{row.Value},{row.Keep}\n");
            }

            var summary = await bench.ImportTextAsync(Mapping, text.ToString());
            var expected = Model(file, before);
            Assert.Equal(expected, (summary.Read, summary.Inserted, summary.Updated, summary.Unchanged, summary.Filtered, summary.Duplicate, summary.Quarantined));
            Assert.True(summary.AddsUp);
        }
    }

    private static (long, long, long, long, long, long, long) Model(IEnumerable<Row> file, HashSet<string> before)
    {
        List<Row> all = [.. file];
        List<Row> kept = [.. all.Where(row => row.Keep == "y")];
        List<Row> sound = [.. kept.Where(row => row.Day != "2020-13-01" && row.Value is "1" or "2" or "" && row.Day != "2020-13-01")];
        long quarantined = kept.Count - sound.Count;
        long duplicate = 0, inserted = 0, updated = 0, unchanged = 0;
        foreach (var key in sound.GroupBy(row => (row.Station, row.Day)))
        {
            var values = key.Select(row => row.Value).Distinct().ToList();
            var known = before.Where(row => row.StartsWith($"{key.Key.Station} {key.Key.Day} ", StringComparison.Ordinal)).ToList();
            if (values.Count > 1)
            {
                quarantined += key.Count();
                continue;
            }

            duplicate += key.Count() - 1;
            if (key.Key.Station == "강남대로")
            {
                quarantined++;
            }
            else if (known.Count == 0)
            {
                inserted++;
            }
            else if (known[0] == $"{key.Key.Station} {key.Key.Day} {values[0]}")
            {
                unchanged++;
            }
            else
            {
                updated++;
            }
        }

        return (all.Count, inserted, updated, unchanged, all.Count - kept.Count, duplicate, quarantined);
    }

    private sealed record Row(string Station, string Day, string Value, string Keep);
}

public sealed class ImportSumTestsOnSqlite() : ImportSumTests(TestProvider.Sqlite);

public sealed class ImportSumTestsOnPostgreSql() : ImportSumTests(TestProvider.PostgreSql);
