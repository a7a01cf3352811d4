using System.Text.RegularExpressions;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests.Reading;

/// <summary>The folder that travels with the program.</summary>
public sealed class RealFolderTests
{
    private static readonly City City = Read();

    [Fact]
    public void It_has_no_mistake() => Assert.Empty(CityReader.Read(Repository.PathOf("graphql")).Diagnostics);

    [Fact]
    public void Datasets_stand_in_alphabetical_order() =>
        Assert.Equal(["air-quality", "cctv", "districts", "screening-clinics"], City.Datasets.Select(dataset => dataset.Name));

    [Fact]
    public void Referred_to_types_stand_before_those_that_refer_to_them() =>
        Assert.Equal(
            ["District", "AirStation", "AirReading", "AirDailyMean", "Cctv", "ScreeningClinic"],
            City.RecordTypes.Select(type => type.Name));

    [Fact]
    public void A_dataset_says_what_its_file_says()
    {
        var dataset = City.Datasets[0];
        Assert.Equal("Air quality", dataset.Title);
        Assert.Equal(("KOGL_1", "https://www.kogl.or.kr/info/license.do#01-tab"), (dataset.Licence, dataset.LicenceUri));
        Assert.Equal(["ENVI", "HEAL"], dataset.Themes);
        Assert.Equal("시간별 대기질", dataset.Labels["KO"].Title);
        Assert.Equal(["AirReading", "AirStation", "AirDailyMean"], dataset.RecordTypes.Select(type => type.Name));
    }

    [Fact]
    public void A_record_type_knows_its_key_time_and_indexes()
    {
        var type = City.RecordTypesByName["AirReading"];
        Assert.Equal(["station", "measuredAt"], type.Key.Select(field => field.Name));
        Assert.Equal("measuredAt", type.Time?.Name);
        Assert.Equal(["grade", "measuredAt"], Assert.Single(type.Indexes).Select(field => field.Name));
        Assert.Equal(("airReading", "airReadings"), (type.SingularName, type.PluralName));
        Assert.Equal(("PT1H", 876025L), (type.UpdatesEvery, type.ExpectedRows!.Value));
    }

    [Fact]
    public void A_value_knows_its_unit_bounds_and_source()
    {
        var field = Assert.IsType<ValueField>(City.RecordTypesByName["AirReading"].FieldsByName["pm25"]);
        Assert.Equal((ValueKind.Float, "ug/m3", 0d, 2000d, 1), (field.Kind, field.Unit, field.Min, field.Max, field.Decimals));
        Assert.Equal(("PM25", "초미세먼지(PM2.5)"), (field.SourceField, field.Labels["KO"].Title));
        Assert.True(field.IsNullable);
    }

    [Fact]
    public void Extensions_of_other_files_add_collections_last()
    {
        var type = City.RecordTypesByName["District"];
        Assert.Equal(["airStations", "airReadings", "cctvs", "screeningClinics"], type.Fields.OfType<CollectionField>().Select(field => field.Name));
        Assert.Equal("ScreeningClinic.district", ((CollectionField)type.Fields[^1]).By.Coordinate);
        Assert.Equal("AirReading.station", ((LatestField)City.RecordTypesByName["AirStation"].FieldsByName["latest"]).By.Coordinate);
    }

    [Fact]
    public void The_city_counts_known_numbers_of_fields()
    {
        Assert.Equal(
            "District 14, AirStation 8, AirReading 13, AirDailyMean 8, Cctv 14, ScreeningClinic 7",
            string.Join(", ", City.RecordTypes.Select(type => $"{type.Name} {type.Fields.Length}")));
        Assert.Equal(["KO", "EN", "JA"], City.Languages);
    }

    [Theory]
    [InlineData("KO")]
    [InlineData("JA")]
    public void Every_type_field_and_enum_value_of_the_datasets_has_a_title(string language)
    {
        var enums = City.RecordTypes.SelectMany(type => type.Fields).OfType<ValueField>()
            .Select(field => field.Enum).OfType<OpenCity.GraphQL.Types.EnumType>().Distinct();
        var coordinates = City.RecordTypes.Select(type => type.Name)
            .Concat(City.RecordTypes.SelectMany(type => type.Fields).Select(field => field.Coordinate))
            .Concat(enums.SelectMany(type => type.Values.Select(value => $"{type.Name}.{value.Name}")));

        Assert.All(coordinates, coordinate => Assert.NotNull(City.Labels[coordinate][language].Title));
    }

    [Fact]
    public void Every_type_and_field_has_a_description() =>
        Assert.All(
            City.RecordTypes.SelectMany(type => type.Fields),
            field => Assert.False(string.IsNullOrWhiteSpace(field.Definition.Description), field.Coordinate));

    [Fact]
    public void No_dataset_is_named_in_the_source()
    {
        var names = City.RecordTypes.SelectMany(type => (string[])[type.Name, type.SingularName, type.PluralName])
            .Concat(City.Datasets.Select(dataset => dataset.Name)).Distinct();
        var pattern = new Regex($@"\b(?:{string.Join("|", names.Select(Regex.Escape))})\b");
        var found = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(path).Select((line, i) => (Path: path, Line: i + 1, Text: line)))
            .Where(line => pattern.IsMatch(line.Text))
            .Select(line => $"{Path.GetRelativePath(Repository.Root, line.Path)}:{line.Line}: {line.Text.Trim()}");

        Assert.Equal("", string.Join("\n", found));
    }

    private static City Read()
    {
        var result = CityReader.Read(Repository.PathOf("graphql"));
        return result.City ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
