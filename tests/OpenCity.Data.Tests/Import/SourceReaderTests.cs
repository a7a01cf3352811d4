using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Import;

/// <summary>Mappings are read strictly: all mistakes at once, with line, column and remedy.</summary>
public sealed class SourceReaderTests
{
    [Fact]
    public async Task Every_mapping_of_the_repository_is_right()
    {
        using var bench = await ImportBench.EmptyAsync(TestProvider.Sqlite);
        var results = SourceReader.ReadFolder(bench.Tables, Repository.PathOf("sources"));
        Assert.Empty(results.SelectMany(result => result.Diagnostics));
        Assert.Equal(
            ["air-daily.json AirDailyMean", "air-hourly.json AirReading", "air-realtime.json AirReading", "air-sample.json AirReading", "cctv-gangnam.json Cctv", "screening-clinics.json ScreeningClinic"],
            results.Select(result => $"{Path.GetFileName(result.Mapping!.File)} {result.Mapping.Type.Name}"));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_in_the_order_of_their_places()
    {
        using var bench = await ImportBench.EmptyAsync(TestProvider.Sqlite);
        Snapshot.Match(string.Join('\n', bench.Mistakes("""
            {
              "titel": "x",
              "type": "AirReading",
              "format": "csv",
              "encoding": "cp94",
              "delimiter": "ab",
              "titleRows": -1,
              "zone": "Asia/Soul",
              "where": [{ "column": "a" }, { "column": "b", "equals": "x", "in": ["y"] }],
              "fields": {
                "station": { "column": "s", "lookup": "name.kr" },
                "measuredAt": { "column": "t", "pattern": "yyyyMMddHHmmx" },
                "pm10": { "column": "p", "columns": ["q"] },
                "pm25": { "colum": "p" },
                "o3": { "constant": "x" },
                "co": { "column": "c", "factor": 0 },
                "grade": { "column": "g", "values": { "좋음": "GOD" } },
                "dominant": 5,
                "latest": "x",
                "pm1": "x"
              },
              "snapshot": { "scope": { "grade": "NONE", "x": 1 } }
            }
            """)));
    }

    [Theory]
    [InlineData("""{ "title": "t", "type": "AirReding", "format": "csv", "fields": {} }""", """test.json:1:25: The SDL has no record type "AirReding". Did you mean "AirReading"?""")]
    [InlineData("""{ "title": "t", "type": "Cctv", "format": "xml", "fields": {} }""", """test.json:1:43: The format "xml" does not exist. Write "csv", "tsv" or "json".""")]
    [InlineData("""{ "title": "t", "type": "Cctv", "format": "json", "delimiter": ";", "fields": {} }""", """test.json:1:51: The mapping has no key named "delimiter". Known keys are title, type, format, rows, status, zone, decimal, thousands, missing, where, fields, snapshot.""")]
    [InlineData("""{ "title": "t", "title": "u", "type": "Cctv", "format": "csv", "fields": {} }""", """test.json:1:17: The key "title" stands twice. Keep one of them.""")]
    [InlineData("""[]""", """test.json:1:1: The mapping must be an object, not a list. Write { … }.""")]
    [InlineData("{ \"title\": \"t\",\n  \"type\" \"Cctv\" }", "test.json:2:10: The file is not valid JSON here, or is nested deeper than 32 levels. Check commas, quotes and brackets; comments are not allowed.")]
    [InlineData("""{ "title": "\ud800" }""", """test.json:1:12: The string holds half of a surrogate pair. Write the whole character.""")]
    [InlineData("""{ "title": "t", "type": "AirStation", "format": "csv", "fields": { "district": null } }""", """test.json:1:80: "AirStation.district" is never null, so the feed must have it. Name its column, or a constant.""")]
    [InlineData("""{ "title": "t", "type": "AirStation", "format": "csv", "fields": { "district": "d", "name": { "en": "n" } } }""", """test.json:1:93: The languages of "AirStation.name" has no key "ko". The city's own language is always there.""")]
    [InlineData("""{ "title": "t", "type": "AirStation", "format": "csv", "fields": { "district": "d", "location": { "lat": "n" } } }""", """test.json:1:97: The place "AirStation.location" has no key "lon". A place has "lat" (degrees north) and "lon" (degrees east).""")]
    [InlineData("""{ "title": "t", "type": "AirStation", "format": "csv", "fields": { } }""", """test.json:1:66: "AirStation.district" is never null, but is not mapped and has no @source. Add "district": "its column".""")]
    [InlineData("""{ "title": "t", "type": "AirStation", "format": "csv", "fields": { "district": "d", "code": { "digest": ["d"] } } }""", """test.json:1:93: A digest of 24 letters and its prefix do not fit into "AirStation.code". It must be an ID or a String, long enough (@text(max:)).""")]
    public async Task A_mistake_is_told_with_its_place_and_remedy(string mapping, string expected)
    {
        using var bench = await ImportBench.EmptyAsync(TestProvider.Sqlite);
        Assert.Contains(expected, bench.Mistakes(mapping));
    }

    [Fact]
    public async Task A_mapping_that_is_not_there_is_told()
    {
        using var bench = await ImportBench.EmptyAsync(TestProvider.Sqlite);
        Assert.Equal(
            """sources/x.json:1:1: The file "sources/x.json" cannot be read: it is not there. Check its path and rights.""",
            Assert.Single(SourceReader.Read(bench.Tables, "/nowhere/x.json", "sources/x.json").Diagnostics).ToString());
    }
}
