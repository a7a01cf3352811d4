using System.Text;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Import;

/// <summary>Files that are refused as a whole: one message each, with the place, and nothing changed.</summary>
public abstract class BadFileTests(TestProvider provider)
{
    private const string Table = """
        { "title": "t", "type": "AirDailyMean", "format": "csv", "fields": { "station": "s", "day": "d", "pm10": "p", "pm25": null, "o3": null, "no2": null, "co": null, "so2": null } }
        """;

    private const string Json = """
        { "title": "t", "type": "AirDailyMean", "format": "json", "rows": "Service.row", "status": { "code": ["Service.RESULT.CODE", "RESULT.CODE"], "good": ["INFO-000"], "message": ["RESULT.MESSAGE"] },
          "fields": { "station": "s", "day": "d", "pm10": "p", "pm25": null, "o3": null, "no2": null, "co": null, "so2": null } }
        """;

    public static TheoryData<string, string> Broken => new()
    {
        { "s,d,p\n111123,2020-01-01,\"1\n111123,2020-01-02,1\n", "The file \"/file.csv\" is broken on line 2: a quote is never closed. Fetch it again or correct the line." },
        { "s,d,p\n\n111123,2020-01-01,\"1\"2\n", "The file \"/file.csv\" is broken on line 3: text stands after the closing quote of a cell. Fetch it again or correct the line." },
        { "s,dd,p\n", "The header of \"/file.csv\" does not fit \"test.json\": the column \"d\" is missing. Columns there are \"s\", \"dd\", \"p\". Check the encoding and the mapping." },
        { "s,d,p,d\n", "The header of \"/file.csv\" does not fit \"test.json\": the column \"d\" stands more than once. Columns there are \"s\", \"d\", \"p\", \"d\". Check the encoding and the mapping." },
        { "\n", "The file \"/file.csv\" ends before its header row." },
        { "", "The file \"/file.csv\" is empty. Fetch it again." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_table_is_refused(string file, string message)
    {
        using var bench = await ImportBench.SeededAsync(provider);
        Assert.Equal(message, await bench.RefusalAsync(Table, file));
        Assert.Equal(2, bench.Number("SELECT COUNT(*) FROM opencity_import"));
    }

    public static TheoryData<string, string> BrokenJson => new()
    {
        { """{"RESULT":{"CODE":"ERROR-331","MESSAGE":"bad START"}}""", "The file \"/file.csv\" is an error of the publisher: ERROR-331 \"bad START\". Fetch it again." },
        { """{"Service":{"row":[]}}""", "The file \"/file.csv\" has no code at \"Service.RESULT.CODE\" or \"RESULT.CODE\". It is not an answer of this feed; check \"status\" of \"test.json\"." },
        { """{"Service":{"RESULT":{"CODE":"INFO-000"},"rows":[]}}""", "The file \"/file.csv\" has no list at \"Service.row\". Check \"rows\" of \"test.json\"." },
        { """{"Service":{"row":[{"s":"111123","d":"2020-01-01","PM":1}],"RESULT":{"CODE":"INFO-000"}}}""", "No row of \"/file.csv\" has \"p\". The publisher may have renamed it; correct \"test.json\"." },
        { "{\"Service\":{\n\"row\":[{\"s\":\"111123\"},\n{]", "The file \"/file.csv\" is not valid JSON near line 3, or is nested deeper than 64 levels. Fetch it again." },
        { "{\"Service\":{\"row\":[{\"s\":\"111123\"}", "The file \"/file.csv\" is not valid JSON near line 1, or is nested deeper than 64 levels. Fetch it again." },
        { "{\"Service\":{\"row\":[{\"s\":" + new string('[', 100), "The file \"/file.csv\" is not valid JSON near line 1, or is nested deeper than 64 levels. Fetch it again." },
        { "{\"Service\":{\"row\":[{\"s\":\"\\ud800\"}]}}", "The file \"/file.csv\" is not valid JSON near line 1, or is nested deeper than 64 levels. Fetch it again." },
    };

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public async Task A_broken_answer_is_refused(string file, string message)
    {
        using var bench = await ImportBench.SeededAsync(provider);
        Assert.Equal(message, await bench.RefusalAsync(Json, file));
        Assert.Equal(0, bench.Number("SELECT COUNT(*) FROM air_daily_mean"));
    }

    [Fact]
    public async Task A_file_that_is_not_of_its_encoding_is_refused_with_the_line()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        byte[] korean = [.. "s,d,p\n111123,2020-01-01,1\n"u8, 0xC1, 0xBE, .. "\n"u8];
        Assert.Equal(
            "The file \"/file.csv\" is not valid utf-8 on line 3. Correct \"encoding\" in the mapping (Korean files are often cp949), or the file.",
            await bench.RefusalAsync(Table, korean));
        var cp949 = Table.Replace("\"fields\"", "\"encoding\": \"cp949\", \"fields\"");
        Assert.Equal(
            "The file \"/file.csv\" is not valid cp949 on line 2. Correct \"encoding\" in the mapping (Korean files are often cp949), or the file.",
            await bench.RefusalAsync(cp949, [.. "s,d,p\n"u8, 0xC1, 0x20, .. "\n"u8]));
        Assert.Equal(
            "The file \"/file.csv\" starts with the mark of utf-8, but the mapping says \"cp949\". Write \"encoding\": \"utf-8\" if the publisher has changed it.",
            await bench.RefusalAsync(cp949, Encoding.UTF8.GetPreamble()));
    }

    [Fact]
    public async Task A_quote_that_is_lost_in_a_long_file_does_not_fill_the_memory()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var message = await bench.RefusalAsync(Table, "s,d,p\n111123,2020-01-01,\"" + string.Concat(Enumerable.Repeat("111123,2020-01-01,1\n", 600_000)));
        Assert.StartsWith("A row near line 2 of \"/file.csv\" is longer than 8 MiB.", message);
        Assert.StartsWith("A cell on line 2 of \"/file.csv\" is longer than 1 MiB.", await bench.RefusalAsync(Table, "s,d,p\n111123,2020-01-01," + new string('1', 1_100_000) + "\n"));
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_told_apart()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var missing = await Assert.ThrowsAsync<Data.Import.ImportException>(() => bench.ImportAsync(bench.Mapping(Table), "/nowhere/a.csv"));
        Assert.Equal("The file \"/nowhere/a.csv\" cannot be read: it is not there. Check its path and rights.", missing.Message);
        var folder = await Assert.ThrowsAsync<Data.Import.ImportException>(() => bench.ImportAsync(bench.Mapping(Table), "/tmp"));
        Assert.Equal("\"/tmp\" is a folder. Name a file in it.", folder.Message);
    }

    [Fact]
    public async Task Tabs_UTF_16_title_rows_and_a_given_header_are_read()
    {
        using var bench = await ImportBench.SeededAsync(provider);
        var tsv = Table.Replace("\"csv\"", "\"tsv\", \"encoding\": \"utf-16\", \"titleRows\": 2").Replace("\"s\"", "\"측정소 이름\"");
        byte[] little = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("제목\r\n\"두 번째\r\n제목\"\r\n\"측정소\r\n이름 \"\td\tp\r\n111123\t2020-01-01\t12\r\n")];
        Assert.Equal(1, (await bench.ImportAsync(bench.Mapping(tsv), bench.FileOf(little))).Inserted);
        byte[] big = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("제목\r\n제목\r\n측정소 이름\td\tp\r\n111123\t2020-01-02\t12\r\n")];
        Assert.Equal(1, (await bench.ImportAsync(bench.Mapping(tsv), bench.FileOf(big))).Inserted);
        var headless = Table.Replace("\"csv\"", "\"csv\", \"delimiter\": \";\", \"decimal\": \",\", \"header\": [\"d\", \"s\", \"p\", \"rest\"]").Replace("\"pm10\": \"p\"", "\"pm10\": { \"column\": \"p\", \"factor\": 1000 }");
        Assert.Equal(1, (await bench.ImportTextAsync(headless, "2020-01-03;111123;0,01205;x\n")).Inserted);
        Assert.Equal(["2020-01-01|12.0", "2020-01-02|12.0", "2020-01-03|12.0"], bench.Rows("SELECT day, pm10 FROM air_daily_mean ORDER BY 1"));
    }
}

public sealed class BadFileTestsOnSqlite() : BadFileTests(TestProvider.Sqlite);

public sealed class BadFileTestsOnPostgreSql() : BadFileTests(TestProvider.PostgreSql);
