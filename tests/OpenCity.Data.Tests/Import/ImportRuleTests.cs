using OpenCity.Data.Import;
using OpenCity.Data.Providers;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Import;

/// <summary>What happens to rows: counted once each, unchanged ones untouched, contradictions and strangers set aside.</summary>
public abstract class ImportRuleTests(TestProvider provider)
{
    private const string Clinics = """
        { "title": "t", "type": "ScreeningClinic", "format": "csv", "zone": "Asia/Seoul",
          "fields": { "clinicId": "id", "district": "gu", "name": "name", "takesSamples": "takes", "address": "address", "phone": "phone",
                      "asOf": { "column": "at", "pattern": "yyyy-MM-dd HH:mm" } } }
        """;

    private const string Head = "id,gu,name,takes,address,phone,at\n";

    [Fact]
    public async Task Only_rows_whose_values_differ_are_written_again()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        await bench.ImportTextAsync(Clinics, Head + "1,11110,A,true,x,,2020-01-01 00:00\n2,11110,B,true,x,,2020-01-01 00:00\n");
        bench.Clock.Now = bench.Clock.Now.AddHours(1);
        var second = await bench.ImportTextAsync(Clinics, Head + "1,11110,A,true,x,,2020-01-01 00:00\n2,11110,B,false,x,02-1,2020-01-01 00:00\n3,11140,C,true,x,,2020-01-01 24:00\n");
        Assert.Equal("read 3 = inserted 1 + updated 1 + unchanged 1", second.Arithmetic);
        Assert.Equal(
            ["1|1767323045000000|1577804400000000", "2|1767326645000000|1577804400000000", "3|1767326645000000|1577890800000000"],
            bench.Rows("SELECT clinic_id, recorded_at, as_of FROM screening_clinic ORDER BY 1"));
    }

    [Fact]
    public async Task Rows_of_one_key_that_differ_are_all_set_aside_whichever_came_first()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        const string A = "1,11110,A,true,x,,2020-01-01 00:00\n";
        const string B = "1,11110,B,true,x,,2020-01-01 00:00\n";
        const string Other = "2,11110,C,true,x,,2020-01-01 00:00\n";
        foreach (var rows in (string[])[A + B + A + Other, A + A + B + Other, B + Other + A + A])
        {
            var summary = await bench.ImportTextAsync(Clinics, Head + rows);
            Assert.Equal(3, summary.QuarantinedBy[QuarantineReason.Conflict]);
            Assert.Equal(1, bench.Number("SELECT COUNT(*) FROM screening_clinic"));
        }

        Assert.Equal(["1|2|-|CONFLICT|1", "2|3|-|CONFLICT|1", "3|4|-|CONFLICT|1"],
            bench.Rows("""SELECT "row", line, "column", reason, value FROM opencity_quarantine WHERE import_id = (SELECT MIN(id) FROM opencity_import WHERE type = 'ScreeningClinic') ORDER BY 1"""));
    }

    [Fact]
    public async Task A_contradiction_leaves_a_record_that_was_there_before_as_it_is()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        await bench.ImportTextAsync(Clinics, Head + "1,11110,Old,true,x,,2020-01-01 00:00\n");
        await bench.ImportTextAsync(Clinics, Head + "1,11110,A,true,x,,2020-01-01 00:00\n1,11110,B,true,x,,2020-01-01 00:00\n");
        Assert.Equal(["Old"], bench.Rows("SELECT name FROM screening_clinic"));
    }

    [Fact]
    public async Task Each_wrong_row_is_set_aside_with_line_column_reason_and_a_short_value()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var summary = await bench.ImportTextAsync(Clinics, Head
            + "1,99999,A,true,x,,2020-01-01 00:00\n"
            + "2,11110,\"two\nlines\",maybe,x,,2020-01-01 00:00\n"
            + "3,11110,A,true,,,2020-01-01 00:00\n"
            + "4,11110,A,true,x,,2020-02-30 00:00\n"
            + $"5,11110,{new string('가', 101)},true,x,,2020-01-01 00:00\n"
            + "6,11110,A,true\n\n"
            + "7,11110,A,true,x,,2020-01-01 24:01\n");
        Assert.Equal("read 7 = quarantined 7", summary.Arithmetic);
        Assert.Equal(
            [
                "2|gu|UNKNOWN_REFERENCE|99999", "3|takes|NOT_TRUE_OR_FALSE|maybe", "5|address|MISSING_VALUE|-", "6|at|NOT_A_TIME|2020-02-30 00:00",
                "7|name|TOO_LONG|" + new string('가', 80), "8|-|WRONG_CELL_COUNT|-", "10|at|NOT_A_TIME|2020-01-01 24:01",
            ],
            bench.Rows("""SELECT line, "column", reason, value FROM opencity_quarantine ORDER BY line"""));
        Assert.Equal(0, bench.Number("SELECT COUNT(*) FROM screening_clinic"));
    }

    [Fact]
    public async Task A_snapshot_removes_what_its_scope_no_longer_has_and_nothing_else()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var jongno = Clinics.Replace("\"fields\"", "\"snapshot\": { \"scope\": { \"district\": \"11110\" } }, \"fields\"");
        await bench.ImportTextAsync(Clinics, Head + "9,11140,Other,true,x,,2020-01-01 00:00\n");
        await bench.ImportTextAsync(jongno, Head + "1,11110,A,true,x,,2020-01-01 00:00\n2,11110,B,true,x,,2020-01-01 00:00\n3,11110,C,true,x,,2020-01-01 00:00\n");
        var second = await bench.ImportTextAsync(jongno, Head
            + "2,11110,B,true,x,,2020-01-01 00:00\n3,11110,C,wrong,x,,2020-01-01 00:00\n8,11140,Outside,true,x,,2020-01-01 00:00\n");
        Assert.Equal("read 3 = unchanged 1 + quarantined 2", second.Arithmetic);
        Assert.Equal(1, second.QuarantinedBy[QuarantineReason.OutOfScope]);
        Assert.Equal(1, second.Removed);

        // The unreadable row of 3 is still in the file: its record stays.
        Assert.Equal(["2", "3", "9"], bench.Rows("SELECT clinic_id FROM screening_clinic ORDER BY 1"));
    }

    [Fact]
    public async Task A_snapshot_that_would_lose_more_than_half_is_refused_unless_allowed()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var all = Clinics.Replace("\"fields\"", "\"snapshot\": { \"scope\": {} }, \"fields\"");
        await bench.ImportTextAsync(all, Head + string.Concat(Enumerable.Range(1, 5).Select(i => $"{i},11110,A,true,x,,2020-01-01 00:00\n")));
        var shorter = Head + "1,11110,A,true,x,,2020-01-01 00:00\n2,11110,A,true,x,,2020-01-01 00:00\n";
        Assert.Equal(
            "The new snapshot would leave 2 of 5 records of \"ScreeningClinic\": more than half would go. Check that the file is whole; if it is, allow the import to shrink.",
            await bench.RefusalAsync(all, shorter));
        Assert.Equal(5, bench.Number("SELECT COUNT(*) FROM screening_clinic"));
        var allowed = await bench.ImportTextAsync(all, shorter, new ImportOptions { AllowShrink = true });
        Assert.Equal((2, 3), (allowed.Unchanged, allowed.Removed));
    }

    [Fact]
    public async Task A_snapshot_does_not_remove_what_others_refer_to()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        const string Districts = """
            { "title": "t", "type": "District", "format": "csv", "snapshot": { "scope": {} }, "fields": { "code": "code", "name": "name", "region": { "constant": "DOWNTOWN" },
              "area": { "constant": 1 }, "population": { "constant": 1 }, "populationYear": { "constant": 2024 }, "location": { "lat": { "constant": 37 }, "lon": { "constant": 127 } } } }
            """;
        var codes = bench.Rows("SELECT code FROM district WHERE code <> '11740'");
        Assert.Equal(
            "The new snapshot no longer has the \"District\" \"11740\", but records of \"AirStation\" refer to it by \"district\". Import \"AirStation\" anew first, or keep it in the file.",
            await bench.RefusalAsync(Districts, "code,name\n" + string.Concat(codes.Select(code => $"{code},x\n"))));
        Assert.Equal(9597372, bench.Number("SELECT SUM(population) FROM district"));
    }

    [Fact]
    public async Task A_field_that_the_feed_does_not_have_stays_as_another_feed_told_it()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        const string Grades = """
            { "title": "t", "type": "AirReading", "format": "csv", "zone": "Asia/Seoul", "fields": { "station": "s", "measuredAt": { "column": "t", "pattern": "yyyyMMddHH" },
              "pm10": null, "pm10Mean24h": null, "pm25": null, "o3": null, "no2": null, "co": null, "so2": null, "cai": "cai", "grade": null, "dominant": null } }
            """;
        await bench.ImportTextAsync(Grades.Replace("\"pm10\": null", "\"pm10\": \"pm\"").Replace("\"cai\": \"cai\"", "\"cai\": null"), "s,t,pm\n111123,2020010105,7\n");
        var second = await bench.ImportTextAsync(Grades, "s,t,cai\n111123,2020010105,44.0\n");
        Assert.Equal(1, second.Updated);
        Assert.Equal(["7.0|44"], bench.Rows("SELECT pm10, cai FROM air_reading"));
    }

    [Fact]
    public async Task A_synthetic_record_that_a_real_one_refers_to_stays_until_the_feed_brings_it()
    {
        using var bench = await ImportBench.OfAsync(provider, Lab);
        await bench.Database.WriteAsync(
            $"INSERT INTO site (code, label, recorded_at, quality, provenance) VALUES ('A', 'made up', {provider.Epoch()}, 'OK', 'SYNTHETIC'), ('B', 'made up', {provider.Epoch()}, 'OK', 'SYNTHETIC'), ('C', 'made up', {provider.Epoch()}, 'OK', 'SYNTHETIC')",
            $"INSERT INTO visit (site_code, day, recorded_at, quality, provenance) VALUES ('A', '2020-01-01', {provider.Epoch()}, 'OK', 'SOURCE'), ('B', '2020-01-01', {provider.Epoch()}, 'OK', 'SYNTHETIC')",
            "INSERT INTO opencity_synthetic VALUES ('Site'), ('Visit')");
        var summary = await bench.ImportTextAsync("""{ "title": "t", "type": "Site", "format": "csv", "fields": { "code": "code" } }""", "code\nD\n");
        Assert.Equal(["Site 2", "Visit 1"], summary.SyntheticRemoved.Select(amount => $"{amount.Key} {amount.Value}"));
        Assert.Equal(["A|-|SYNTHETIC", "D|-|SOURCE"], bench.Rows("SELECT code, label, provenance FROM site ORDER BY 1"));
        Assert.Equal(["A"], bench.Rows("SELECT site_code FROM visit"));
        Assert.Equal("read 1 = updated 1", (await bench.ImportTextAsync("""{ "title": "t", "type": "Site", "format": "csv", "fields": { "code": "code" } }""", "code\nA\n")).Arithmetic);
    }

    [Fact]
    public async Task References_of_several_parts_are_mapped_by_key_and_unknown_ones_may_become_null()
    {
        using var bench = await ImportBench.OfAsync(provider, Lab);
        await bench.Database.WriteAsync($"INSERT INTO site (code, recorded_at, quality, provenance) VALUES ('A', {provider.Epoch()}, 'OK', 'SOURCE')");
        await bench.ImportTextAsync("""{ "title": "t", "type": "Visit", "format": "csv", "fields": { "site": "site", "day": "day" } }""", "site,day\nA,2020-01-01\n");
        const string Notes = """
            { "title": "t", "type": "Note", "format": "csv", "thousands": ",", "fields": { "number": "n",
              "visit": { "key": { "site": "site", "day": { "column": "day", "pattern": "d.M.yyyy" } } }, "link": "link", "amount": "amount" } }
            """;
        var summary = await bench.ImportTextAsync(Notes, "n,site,day,link,amount\n1,A,1.1.2020,https://example.org/a,\"12,345,678,901\"\n2,A,2.1.2020,,\n3,,,,5\n4,A,,,5\n5,,,no address,\n6,,,,\"12,34\"\n");
        Assert.Equal("read 6 = inserted 3 + quarantined 3", summary.Arithmetic);
        Assert.Equal(["1|A|2020-01-01|12345678901", "2|-|-|-", "3|-|-|5"], bench.Rows("SELECT number, visit_site_code, visit_day, amount FROM note ORDER BY 1"));
        Assert.Equal(["5|INCOMPLETE_VALUE", "6|NOT_AN_ADDRESS", "7|NOT_A_NUMBER"], bench.Rows("SELECT line, reason FROM opencity_quarantine ORDER BY 1"));
    }

    [Fact]
    public async Task A_locked_database_and_a_missing_table_are_one_clear_message()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var file = bench.FileOf(Head + "1,11110,A,true,x,,2020-01-01 00:00\n");
        using (await bench.Database.OpenWriteAsync(ImportBench.Token))
        {
            using var second = bench.Open(TimeSpan.FromMilliseconds(50));
            var busy = await Assert.ThrowsAsync<DatabaseException>(() =>
                new Importer(bench.Tables, second, bench.Clock).ImportAsync(bench.Mapping(Clinics), file, new ImportOptions(), null, ImportBench.Token));
            Assert.Equal(DatabaseFault.Busy, busy.Fault);
        }

        await bench.Database.WriteAsync("DROP TABLE screening_clinic");
        Assert.Equal("The database has no table for \"ScreeningClinic\". Run \"opencity migrate\" first.", await bench.RefusalAsync(Clinics, Head));
    }

    [Fact]
    public async Task A_long_file_is_read_twice_and_never_held_in_memory()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},11110,A,true,x,,2020-01-01 00:00\n"));
        Assert.Equal("read 60001 = inserted 60000 + duplicate 1", (await bench.ImportTextAsync(Clinics, Head + rows + "7,11110,A,true,x,,2020-01-01 00:00\n")).Arithmetic);
        Assert.Equal("read 60001 = inserted 1 + unchanged 59999 + quarantined 1", (await bench.ImportTextAsync(Clinics,
            Head + rows.Replace("\n7,11110,A", "\n7,11119,A") + "n,11110,A,true,x,,2020-01-01 00:00\n")).Arithmetic);
    }

    private const string Lab = """
        "A site." type Site @dataset(name: "lab", title: "Lab", publisher: "Test", licence: CC_BY_4, themes: [TECH], personalData: "None.") {
          "Code." code: ID! @key @text(max: 10)
          "Label." label: String
        }
        "A visit." type Visit @partOf(dataset: "lab") {
          "Site." site: Site! @key @reference
          "Day." day: LocalDate! @key @time
        }
        "A note." type Note @partOf(dataset: "lab") {
          "Number." number: Int! @key
          "Visit." visit: Visit @reference(onUnknown: NULL_VALUE)
          "Link." link: URI
          "Count." amount: Long
        }
        """;
}

public sealed class ImportRuleTestsOnSqlite() : ImportRuleTests(TestProvider.Sqlite);

public sealed class ImportRuleTestsOnPostgreSql() : ImportRuleTests(TestProvider.PostgreSql);
