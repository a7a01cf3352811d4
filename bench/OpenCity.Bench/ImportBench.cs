using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Domain.Model;

namespace OpenCity.Bench;

/// <summary>
/// Wall time of importing a file of 100,000 rows against a loop that inserts the same rows, parsed beforehand, by one prepared
/// statement in one transaction into the same tables with the same indexes. Rounds alternate.
/// </summary>
internal static class ImportBench
{
    private const int Hours = 4000;

    internal static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is ["--rounds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
        var city = CityReader.Read("graphql").City ?? throw new InvalidOperationException("Run it from the repository's root.");
        var tables = CityTables.Of(city);
        var folder = Directory.CreateTempSubdirectory("opencity-bench-").FullName;
        var rows = MakeRows();
        var file = Path.Combine(folder, "air.csv");
        await File.WriteAllTextAsync(file, ToCsv(rows));
        var mapping = SourceReader.Read(tables, "sources/air-sample.json").Mapping!;

        var ratios = new List<double>();
        for (var round = -1; round < rounds; round++)
        {
            var import = await TimeAsync(tables, folder, $"import{round}.db", async database =>
            {
                var summary = await new Importer(tables, database, TimeProvider.System)
                    .ImportAsync(mapping, file, new ImportOptions(), null, CancellationToken.None);
                if (summary.Inserted != rows.Length)
                {
                    throw new InvalidOperationException(summary.ToString());
                }
            });
            var loop = await TimeAsync(tables, folder, $"loop{round}.db", database => InsertAsync(database.Path, rows));
            if (round >= 0)
            {
                ratios.Add(import / loop);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import {import:0} ms, loop {loop:0} ms: {import / loop:0.00}"));
            }
        }

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"import of {rows.Length} rows to loop: median {ratios[ratios.Count / 2]:0.00} (min {ratios[0]:0.00}, max {ratios[^1]:0.00})"));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<double> TimeAsync(CityTables tables, string folder, string name, Func<SqliteDatabase, Task> work)
    {
        using var database = new SqliteDatabase(new SqliteOptions { Path = Path.Combine(folder, name) }, TimeProvider.System);
        await new Migrator(database, tables, "", TimeProvider.System).ApplyAsync(CancellationToken.None);
        foreach (var seed in (string[])["districts", "air-stations"])
        {
            var source = SourceReader.Read(tables, $"sources/seed/{seed}.json").Mapping!;
            await new Importer(tables, database, TimeProvider.System).ImportAsync(
                source, $"sources/seed/{seed}.csv", new ImportOptions(), null, CancellationToken.None);
        }

        var clock = Stopwatch.StartNew();
        await work(database);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task InsertAsync(string path, Row[] rows)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON";
        await setup.ExecuteNonQueryAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT INTO air_reading (station_code, measured_at, pm10, pm25, o3, no2, co, so2, recorded_at, quality, provenance)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'OK', 'SOURCE')
            """;
        for (var i = 1; i <= 9; i++)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
        }

        foreach (var row in rows)
        {
            insert.Parameters[0].Value = row.Station;
            insert.Parameters[1].Value = (row.At - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            for (var i = 0; i < 6; i++)
            {
                insert.Parameters[i + 2].Value = row.Values[i];
            }

            insert.Parameters[8].Value = 1_700_000_000_000_000L;
            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private static Row[] MakeRows()
    {
        var stations = File.ReadLines("sources/seed/air-stations.csv").Skip(1).Select(line => line.Split(',')[0]).ToArray();
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return [.. Enumerable.Range(0, Hours).SelectMany(hour => stations.Select((station, i) => new Row(
            station,
            start.AddHours(hour),
            [20 + ((hour + i) % 60), 10 + ((hour * 3 + i) % 30), 0.001 * (1 + ((hour + i) % 80)), 0.001 * (5 + (hour % 50)), 0.1 * (1 + (i % 9)), 0.001 * (1 + (hour % 9))])))];
    }

    private static string ToCsv(Row[] rows)
    {
        var text = new StringBuilder("time,station,pm10,pm25,o3,no2,co,so2\n");
        foreach (var row in rows)
        {
            // The file's times are the city's own.
            text.Append(CultureInfo.InvariantCulture, $"{row.At.AddHours(9):yyyy-MM-dd HH:mm},{row.Station}");
            foreach (var value in row.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $",{Math.Round(value, 4)}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private sealed record Row(string Station, DateTime At, double[] Values);
}
