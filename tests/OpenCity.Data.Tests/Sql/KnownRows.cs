namespace OpenCity.Data.Tests.Sql;

/// <summary>Four samples: A, B and C with rising values of every kind, N without any.</summary>
internal static class KnownRows
{
    // The city hall of Seoul, the palace 1,459 metres north of it, and an island near the 180th meridian.
    private static readonly double[] Latitudes = [37.5665, 37.5796, -17];
    private static readonly double[] Longitudes = [126.978, 126.977, 179.9];

    public static List<Row> All()
    {
        var city = TestCity.Instance;
        var district = Common(new Row(city.District) { ["code"] = "D", ["areaKm2"] = null }, "구", null);
        var station = Common(new Row(city.Station) { ["code"] = "S", ["district"] = district }, "국", null);
        var batches = Enumerable.Range(1, 3).Select(i => Common(
            new Row(city.Batch)
            {
                ["number"] = i,
                ["day"] = new DateOnly(2019, 7, i),
                ["whole"] = i,
                ["reading"] = null,
            },
            "", null)).ToArray();
        string[] texts = ["ab", "나", "100%"];
        var samples = Enumerable.Range(1, 3).Select(i => Common(
            new Row(city.Sample)
            {
                ["code"] = "ABC"[i - 1].ToString(),
                ["tag"] = $"t{i}",
                ["text"] = texts[i - 1],
                ["link"] = texts[i - 1],
                ["whole"] = i,
                ["large"] = (long)i,
                ["real"] = i + 0.5,
                ["rate"] = i + 0.25,
                ["change"] = null,
                ["flag"] = i == 1,
                ["instant"] = Samples.Noon.AddHours(i),
                ["day"] = new DateOnly(2019, 7, i),
                ["grade"] = TestCity.Grades[i - 1],
                ["must"] = i,
                ["place.lat"] = Latitudes[i - 1],
                ["place.lon"] = Longitudes[i - 1],
                ["parent"] = i < 3 ? batches[i - 1] : batches[0],
                ["station"] = station,
                ["reading"] = null,
                ["zone"] = district,
                ["origin"] = null,
                ["meter"] = null,
            },
            i == 1 ? "하나" : "둘", i == 1 ? "one" : null));
        var none = Common(new Row(city.Sample) { ["code"] = "N", ["place.lat"] = null, ["place.lon"] = null, ["must"] = 0, ["station"] = station, ["zone"] = district }, "없음", null);
        foreach (var field in city.Sample.Fields.Where(field => !none.ContainsKey(field.Name)))
        {
            none[field.Name] = null;
        }

        return [district, station, .. batches, .. samples, none];
    }

    private static Row Common(Row row, string korean, string? english)
    {
        (row["recordedAt"], row["quality"], row["provenance"]) = (Samples.Noon, "OK", "SOURCE");
        (row["name.KO"], row["name.EN"], row["name.JA"]) = (korean, english, null);
        return row;
    }
}
