using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Model;
using OpenCity.Docs.Tests.Pages;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Datasets;

/// <summary>
/// Every dataset has its page. What the SDL says stands between comments (<c>facts</c>, <c>fields of Type</c>) and is compared;
/// <c>UPDATE_SNAPSHOTS=1</c> writes it.
/// </summary>
public sealed class DatasetPageTests
{
    private static readonly City City = CityReader.Read(Repository.PathOf("graphql")).City!;

    public static TheoryData<string> Datasets => [.. City.Datasets.Select(dataset => dataset.Name)];

    [Fact]
    public void Every_dataset_has_a_page_and_every_page_a_dataset() => Assert.Equal(
        City.Datasets.Select(dataset => dataset.Name + ".md"),
        Directory.EnumerateFiles(Repository.PathOf("docs", "datasets")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Datasets))]
    public void A_page_tells_what_it_is_its_sources_licence_freshness_personal_data_and_an_example(string name) => Assert.Equal(
        ["At a glance", "Records", "Sources and their traps", "Licence", "Freshness", "Personal data", "Example"],
        PageOf(name).Headings(2));

    [Theory]
    [MemberData(nameof(Datasets))]
    public void What_the_SDL_says_is_printed(string name)
    {
        var dataset = City.Datasets.Single(dataset => dataset.Name == name);
        Compare(name, "facts", DatasetText.Facts(dataset));
        foreach (var type in dataset.RecordTypes)
        {
            Compare(name, "fields of " + type.Name, DatasetText.Fields(type));
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Every_mapping_into_the_dataset_is_told(string name)
    {
        var sources = SourceReader.ReadFolder(CityTables.Of(City), Repository.PathOf("sources")).Select(read => read.Mapping!)
            .Where(mapping => mapping.Type.Dataset.Name == name).Select(mapping => Path.GetFileName(mapping.File));
        var section = string.Join('\n', PageOf(name).Section("Sources and their traps"));
        Assert.All(sources, file => Assert.Contains($"`sources/{file}`", section, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void The_example_is_a_query_with_its_answer(string name)
    {
        var page = PageOf(name);
        var heading = page.Prose().Single(line => line.Text == "## Example").Line;
        var query = page.Blocks.First(block => block.Line > heading);
        Assert.Equal("graphql", query.Language);
        Assert.Equal("json", page.Following(query)?.Language);
    }

    private static Page PageOf(string dataset) => Page.Of("docs", "datasets", dataset + ".md");

    private static void Compare(string dataset, string part, string expected)
    {
        var page = PageOf(dataset);
        var begin = page.LineOf($"<!-- {part} -->");
        var end = page.LineOf($"<!-- end of {part} -->");
        Assert.True(begin > 0 && end > begin, $"{page}: the comments \"{part}\" and \"end of {part}\" are missing.");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            page.Replace(begin, end, expected);
            return;
        }

        Assert.Equal(expected, string.Join('\n', page.Text.Split('\n')[begin..(end - 1)]) + "\n");
    }
}
