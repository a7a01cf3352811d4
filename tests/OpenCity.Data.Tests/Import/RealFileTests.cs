using OpenCity.Data.Import;
using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Import;

/// <summary>The five published files of five kinds, counted; and the sample that lies in the repository.</summary>
public abstract class RealFileTests(TestProvider provider)
{
    [Fact]
    public async Task The_sample_of_48_rows_has_one_duplicate_and_two_wrong_rows()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var summary = await bench.ImportAsync(Source("air-sample"), Repository.PathOf("samples", "air.csv"));
        Assert.Equal("read 48 = inserted 45 + duplicate 1 + quarantined 2", summary.Arithmetic);
        Assert.Equal(
            ["31|32|station|UNKNOWN_REFERENCE|999999", "42|43|o3|NOT_A_NUMBER|0,021"],
            bench.Rows("""SELECT "row", line, "column", reason, value FROM opencity_quarantine ORDER BY "row" """));
        Assert.Equal("read 48 = unchanged 45 + duplicate 1 + quarantined 2", (await bench.ImportAsync(Source("air-sample"), Repository.PathOf("samples", "air.csv"))).Arithmetic);
    }

    [Fact]
    public async Task Hourly_air_of_25_stations_has_unique_keys_and_no_wrong_row()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var first = await bench.ImportAsync(Source("air-hourly"), Repository.RealFile("air/hourly_air_by_district_201907_08.csv"));
        Assert.Equal("read 24325 = inserted 24325", first.Arithmetic);
        Assert.Equal(1640, bench.Number("SELECT COUNT(*) FROM air_reading WHERE pm10 IS NULL"));
        Assert.Equal(470, bench.Number("SELECT COUNT(*) FROM air_reading WHERE pm10_mean24h IS NULL"));
        Assert.Equal(381, bench.Number("SELECT COUNT(*) FROM air_reading WHERE o3 IS NULL"));

        // 2019-08-16 12:00 in Seoul is 03:00 UTC; 0.022000000000000002 in the file is 0.022.
        Assert.Equal(
            ["15.0|12.0|9.0|0.022|0.018|0.4|0.004|SOURCE|OK"],
            bench.Rows($"SELECT pm10, pm10_mean24h, pm25, o3, no2, co, so2, provenance, quality FROM air_reading WHERE station_code = '111123' AND measured_at = {provider.Instant(1565924400000000)}"));
        await ChangesNothingAsync(bench, "air-hourly", "air/hourly_air_by_district_201907_08.csv", first, "air_reading");
    }

    [Fact]
    public async Task An_answer_of_RealtimeCityAir_has_25_rows()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var first = await bench.ImportAsync(Source("air-realtime"), Repository.RealFile("openapi/RealtimeCityAir_202105111500.json"));
        Assert.Equal("read 25 = inserted 25", first.Arithmetic);
        Assert.Equal(
            ["25.0|9.0|0.048|0.022|0.4|0.001|66|MODERATE|O3|1620712800000000"],
            bench.Rows("SELECT pm10, pm25, o3, no2, co, so2, cai, grade, dominant, measured_at FROM air_reading WHERE station_code = '111121'"));
        await ChangesNothingAsync(bench, "air-realtime", "openapi/RealtimeCityAir_202105111500.json", first, "air_reading");
    }

    [Fact]
    public async Task Of_612_screening_clinics_74_are_in_Seoul()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var first = await bench.ImportAsync(Source("screening-clinics"), Repository.RealFile("covid/screening_clinics_20200331.csv"));
        Assert.Equal("read 612 = inserted 74 + filtered 538", first.Arithmetic);
        Assert.Equal(
            ["11305|1|서울특별시 강북구 한천로 897 (번동, 강북보건소,번2동주민센터)|02-901-7706, 02-901-7704|1585645200000000"],
            bench.Rows("SELECT district_code, takes_samples, address, phone, as_of FROM screening_clinic WHERE name = '강북구보건소'"));
        Assert.Equal(6, bench.Number("SELECT COUNT(*) FROM screening_clinic WHERE NOT takes_samples"));
        await ChangesNothingAsync(bench, "screening-clinics", "covid/screening_clinics_20200331.csv", first, "screening_clinic");
    }

    [Fact]
    public async Task Cameras_of_Gangnam_are_a_snapshot_with_two_repeated_rows()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var first = await bench.ImportAsync(Source("cctv-gangnam"), Repository.RealFile("cctv/gangnam_cctv_standard_20171113.csv"));
        Assert.Equal("read 1699 = inserted 1697 + duplicate 2", first.Arithmetic);
        Assert.Equal(1, bench.Number("SELECT COUNT(*) FROM cctv WHERE installed_on IS NULL"));
        Assert.Equal(
            ["CRIME_PREVENTION|1|200|360도전방면|30|2002-11-01|2017-11-13|37.50797|127.028573|서울특별시 강남구청"],
            bench.Rows("SELECT purpose, cameras, resolution, direction, retention, installed_on, surveyed_on, location_lat, location_lon, operator FROM cctv WHERE lot_address = '서울특별시 강남구 논현동 170-12'"));
        await ChangesNothingAsync(bench, "cctv-gangnam", "cctv/gangnam_cctv_standard_20171113.csv", first, "cctv");
    }

    [Fact]
    public async Task Of_50_daily_stations_the_25_of_the_districts_are_known()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var first = await bench.ImportAsync(Source("air-daily"), Repository.RealFile("air/daily_air_by_station_2019.csv"));
        Assert.Equal("read 17075 = inserted 8896 + quarantined 8179", first.Arithmetic);
        Assert.Equal(QuarantineReason.UnknownReference, Assert.Single(first.QuarantinedBy).Key);
        Assert.Equal(25, bench.Number("SELECT COUNT(DISTINCT value) FROM opencity_quarantine"));
        Assert.Equal(
            ["0.028|0.012|0.6|0.005|37.0|31.0"],
            bench.Rows("SELECT no2, o3, co, so2, pm10, pm25 FROM air_daily_mean WHERE station_code = '111261' AND day = '2019-01-01'"));
        await ChangesNothingAsync(bench, "air-daily", "air/daily_air_by_station_2019.csv", first, "air_daily_mean");
    }

    [Fact]
    public async Task The_seeds_add_up_to_the_city()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        Assert.Equal(["25|9597372|10025927|17387|86536"], bench.Rows(
            "SELECT COUNT(*), SUM(population), SUM(population2019), SUM(institutions), SUM(beds) FROM district"));
        Assert.Equal(["서울|Gangnam-gu|江南区"], bench.Rows("SELECT '서울', name_en, name_ja FROM district WHERE code = '11680'"));
        Assert.Equal(25, bench.Number("SELECT COUNT(DISTINCT district_code) FROM air_station"));
    }

    private static string Source(string name) => Repository.PathOf("sources", name + ".json");

    private static async Task ChangesNothingAsync(ImportBench bench, string source, string file, ImportSummary first, string table)
    {
        bench.Clock.Now = bench.Clock.Now.AddDays(1);
        var second = await bench.ImportAsync(Source(source), Repository.RealFile(file));
        Assert.Equal(first.Inserted, second.Unchanged);
        Assert.Equal((0, 0, 0), (second.Inserted, second.Updated, second.Removed));
        Assert.Equal((first.Read, first.Duplicate, first.Quarantined), (second.Read, second.Duplicate, second.Quarantined));
        Assert.Equal(1, bench.Number($"SELECT COUNT(DISTINCT recorded_at) FROM {table}"));
    }
}

public sealed class RealFileTestsOnSqlite() : RealFileTests(TestProvider.Sqlite);

public sealed class RealFileTestsOnPostgreSql() : RealFileTests(TestProvider.PostgreSql);
