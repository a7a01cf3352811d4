using System.Text.Json;
using System.Text.Json.Nodes;
using OpenCity.Docs.Tests.Pages;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Datasets;

/// <summary>
/// <c>docs/adding-a-dataset.md</c> done as it says: its files are written to a folder, checked, migrated, imported and asked.
/// Blocks with a path behind the language are files.
/// </summary>
public sealed class OwnDatasetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencity-own-").FullName;
    private readonly Page _page = Page.Of("docs", "adding-a-dataset.md");

    private string SdlFolder => Path.Combine(_folder, "graphql");

    [Fact]
    public async Task The_example_of_the_page_works_as_it_stands()
    {
        WriteFolder();
        using var city = new ServedCity(SdlFolder);
        await city.MigrateAsync();
        await city.SeedAsync(Repository.PathOf("sources"), synthetic: false);
        var mapping = Write("sources/libraries.json");
        var file = Write("libraries.csv");
        Assert.Equal(Text("summary").TrimEnd(), (await city.ImportAsync(mapping, file)).ToString());
        Assert.Equal("read 6 = unchanged 3 + duplicate 1 + quarantined 2", (await city.ImportAsync(mapping, file)).Arithmetic);
        Assert.Empty(QueryTests.Mistakes(city.Schema.Schema, Block("query")));
        var answer = JsonText.Format(await city.AskAsync(Text("query")));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            _page.Replace(Block("answer").Line, Block("answer").End, answer);
        }
        else
        {
            Assert.Equal(answer, Text("answer"));
        }
    }

    [Fact]
    public async Task A_database_of_the_folder_before_takes_the_new_file_by_migrate()
    {
        CopyPlatform();
        using var city = new ServedCity(SdlFolder);
        await city.MigrateAsync();
        await city.SeedAsync(Repository.PathOf("sources"), synthetic: false);
        AddDataset();
        using var grown = new ServedCity(SdlFolder, city);
        Assert.StartsWith("Create the table \"library\" of \"Library\"", (await grown.MigrateAsync()).Steps[0], StringComparison.Ordinal);
        await grown.ImportAsync(Write("sources/libraries.json"), Write("libraries.csv"));
        var counts = await grown.AskAsync("{ districts { totalCount } libraries { totalCount } }");
        Assert.Equal("""{"data":{"districts":{"totalCount":25},"libraries":{"totalCount":3}}}""", JsonSerializer.Serialize(counts));
    }

    [Fact]
    public async Task A_key_over_a_reference_of_two_parts_reaches_through_both()
    {
        WriteFolder();
        File.AppendAllText(Path.Combine(SdlFolder, "datasets", "libraries.graphql"), """

            "Loans of a library in a year."
            type LibraryYear @partOf(dataset: "libraries") {
              "The library."
              library: Library! @key @reference
              "The year."
              year: Int! @key
              "Loans."
              loans: Long! @unit(ucum: "{loan}")
            }

            extend type Library {
              "Years, each with its loans."
              years: [LibraryYear!]! @collection
            }
            """);
        using var city = new ServedCity(SdlFolder);
        await city.MigrateAsync();
        await city.SeedAsync(Repository.PathOf("sources"), synthetic: false);
        await city.ImportAsync(Write("sources/libraries.json"), Write("libraries.csv"));
        var mapping = Write("sources/years.json", """
            { "title": "Loans", "type": "LibraryYear", "format": "csv",
              "fields": { "library": { "key": { "district": "gu", "number": "no" } }, "year": "year", "loans": { "column": "loans", "thousands": "," } } }
            """);
        var file = Write("years.csv", "gu,no,year,loans\n11110,1,2018,\"1,204,003\"\n11110,1,2019,\"1,180,332\"\n11680,9,2019,5\n");
        Assert.Equal("read 3 = inserted 2 + quarantined 1", (await city.ImportAsync(mapping, file)).Arithmetic);
        var answer = await city.AskAsync("""
            {
              libraryYears(where: { library: { district: { code: { eq: "11110" } } } }, order: [{ year: DESC }], first: 1) {
                nodes { id loans library { id years { totalCount } } }
              }
              libraryYear(id: "LibraryYear:11110:1:2018") { loans }
            }
            """);
        Assert.Equal(
            """{"data":{"libraryYears":{"nodes":[{"id":"LibraryYear:11110:1:2019","loans":1180332,"library":{"id":"Library:11110:1","years":{"totalCount":2}}}]},"libraryYear":{"loans":1204003}}}""",
            JsonSerializer.Serialize(answer));
    }

    [Fact]
    public void A_mistake_in_the_file_is_told_with_its_place_and_remedy()
    {
        WriteFolder();
        var path = Path.Combine(SdlFolder, "datasets", "libraries.graphql");
        File.WriteAllText(path, File.ReadAllText(path).Replace("kind: LibraryKind!", "kind: LibraryKnd!", StringComparison.Ordinal));
        var diagnostics = CityReader.Read(SdlFolder).Diagnostics.Select(diagnostic => diagnostic.ToString().Replace(SdlFolder, "", StringComparison.Ordinal));
        Assert.Contains(diagnostics, told => told.Contains("libraries.graphql:22:9: ", StringComparison.Ordinal)
            && told.Contains("Did you mean \"LibraryKind\"?", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteFolder()
    {
        CopyPlatform();
        AddDataset();
    }

    private void CopyPlatform()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("graphql"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(SdlFolder, Path.GetRelativePath(Repository.PathOf("graphql"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    private void AddDataset()
    {
        File.WriteAllText(Path.Combine(SdlFolder, "datasets", "libraries.graphql"), Text("datasets/libraries.graphql"));
        var labels = Path.Combine(SdlFolder, "labels", "ko.json");
        var all = JsonNode.Parse(File.ReadAllText(labels))!.AsObject();
        foreach (var (coordinate, label) in JsonNode.Parse(Text("labels/ko.json"))!.AsObject())
        {
            all.Add(coordinate, label!.DeepClone());
        }

        File.WriteAllText(labels, all.ToJsonString());
    }

    private string Write(string note) => Write(note, Text(note));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private Block Block(string note) => _page.Blocks.Single(block => block.Note == note);

    private string Text(string note) => Block(note).Text;
}
