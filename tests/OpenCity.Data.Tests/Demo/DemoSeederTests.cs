using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Demo;
using OpenCity.Data.Tests.Import;
using OpenCity.Data.Tests.Providers;
using OpenCity.GraphQL.Language;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Demo;

public abstract class DemoSeederTests(TestProvider provider)
{
    private const string KnownDigest = "1fb8565c6c98e6a8";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_has_about_a_hundred_thousand_plausible_records()
    {
        using var bench = await ImportBench.EmptyAsync(provider);
        var summary = await SeedAsync(bench);
        Assert.Equal(["AirStation 25", "District 25"], summary.Seeded.Select(Words));
        Assert.Equal(["AirDailyMean 9125", "AirReading 90000", "Cctv 500", "ScreeningClinic 75"], summary.Made.Select(Words));
        Assert.Equal(0, bench.Number("SELECT COUNT(*) FROM air_reading WHERE provenance <> 'SYNTHETIC' OR quality <> 'OK'"));
        Assert.Equal(25, bench.Number("SELECT COUNT(*) FROM district WHERE provenance = 'SOURCE'"));

        // 31 December 2025, 23:00 in Seoul.
        Assert.Equal(1767189600000000, bench.Number("SELECT MAX(measured_at) FROM air_reading"));
        Assert.Equal(0, bench.Number(
            "SELECT COUNT(*) FROM air_reading WHERE grade IS DISTINCT FROM CASE WHEN cai <= 50 THEN 'GOOD' WHEN cai <= 100 THEN 'MODERATE' WHEN cai <= 250 THEN 'BAD' WHEN cai > 250 THEN 'VERY_BAD' END"));
        Assert.InRange(bench.Number("SELECT AVG(pm10) FROM air_reading"), 30, 50);
        Assert.Equal(0, bench.Number("SELECT COUNT(*) FROM cctv c JOIN district d ON d.code = c.district_code WHERE ABS(c.location_lat - d.location_lat) > 0.011"));
    }

    [Fact]
    public async Task The_same_records_are_made_on_every_machine_and_day()
    {
        using var bench = await ImportBench.EmptyAsync(provider);
        bench.Clock.Now = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        await SeedAsync(bench);
        var rows = new StringBuilder();
        foreach (var table in (string[])["air_reading", "air_daily_mean", "cctv", "screening_clinic"])
        {
            var columns = bench.Tables.Tables.First(made => made.Name == table).Columns.Select(column => column.Name).Where(name => name != "recorded_at");
            rows.AppendJoin('\n', bench.Rows($"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY 1, 2")).Append('\n');
        }

        // Known from one run; another number means that the demo of all cities has changed.
        Assert.Equal(KnownDigest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString())))[..16]);
    }

    [Fact]
    public async Task What_has_records_or_was_imported_is_left_alone()
    {
        using var bench = await ImportBench.EmptyAsync(provider);
        await SeedAsync(bench);
        var second = await SeedAsync(bench);
        Assert.Empty(second.Seeded);
        Assert.Empty(second.Made);
    }

    [Fact]
    public async Task The_first_real_import_removes_the_synthetic_records_of_its_type_alone()
    {
        using var bench = await ImportBench.EmptyAsync(provider);
        await SeedAsync(bench);
        var first = await bench.ImportAsync(Repository.PathOf("sources", "air-sample.json"), Repository.PathOf("samples", "air.csv"));
        Assert.Equal(["AirReading 90000"], first.SyntheticRemoved.Select(Words));
        Assert.Equal("read 48 = inserted 45 + duplicate 1 + quarantined 2", first.Arithmetic);
        Assert.Equal(45, bench.Number("SELECT COUNT(*) FROM air_reading"));
        Assert.Equal(500, bench.Number("SELECT COUNT(*) FROM cctv"));
        Assert.Empty((await bench.ImportAsync(Repository.PathOf("sources", "air-sample.json"), Repository.PathOf("samples", "air.csv"))).SyntheticRemoved);
    }

    [Theory]
    [InlineData("""{ "type": "Cctv", "rows": { "each": "distrikt", "count": 3 }, "fields": {} }""", """demo.json:1:37: "Cctv" has no reference "distrikt". Did you mean "district"?""")]
    [InlineData("""{ "type": "Cctv", "rows": { "count": 3 }, "fields": { "purpose": "PARK" } }""", """demo.json:1:66: "PARK" is no value of "Cctv.purpose": UNKNOWN_VALUE.""")]
    [InlineData("""{ "type": "AirReading", "rows": { "each": "station", "count": 3 }, "fields": { "cai": { "follow": { "of": "pm25", "points": [[0, 0], [1, 1]] } } } }""", """demo.json:1:87: No field "pm25" stands before this one. A field that follows another one stands after it.""")]
    [InlineData("""{ "type": "AirReading", "rows": { "each": "station", "count": 3 }, "fields": { "pm10": { "measure": { "bass": 3 } } } }""", """demo.json:1:103: "measure" has no key named "bass". Did you mean "base"?""")]
    public async Task Mistakes_of_a_demo_are_told_with_their_place(string demo, string expected)
    {
        using var bench = await ImportBench.EmptyAsync(provider);
        var (plan, diagnostics) = DemoReader.ReadDemo(bench.Tables, new Source(demo, "demo.json"));
        Assert.Null(plan);
        Assert.Contains(expected, diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    private static async Task<DemoSummary> SeedAsync(ImportBench bench)
    {
        var read = DemoReader.Read(bench.Tables, Repository.PathOf("sources"));
        Assert.Empty(read.Diagnostics);
        return await new DemoSeeder(bench.Tables, bench.Database, bench.Clock).SeedAsync(read.Sources!, Token);
    }

    private static string Words(KeyValuePair<string, long> count) => $"{count.Key} {count.Value}";
}

public sealed class DemoSeederTestsOnSqlite() : DemoSeederTests(TestProvider.Sqlite);

public sealed class DemoSeederTestsOnPostgreSql() : DemoSeederTests(TestProvider.PostgreSql);
