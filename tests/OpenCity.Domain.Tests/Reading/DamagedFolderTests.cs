using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests.Reading;

/// <summary>The real folder with something missing: the reader tells it or accepts it, and what it accepts can be published.</summary>
public sealed class DamagedFolderTests
{
    [Theory]
    [InlineData("datasets/air-quality.graphql")]
    [InlineData("datasets/cctv.graphql")]
    [InlineData("datasets/districts.graphql")]
    [InlineData("query.graphql")]
    [InlineData("types.graphql")]
    [InlineData("directives.graphql")]
    [InlineData("labels/ko.json")]
    public void A_folder_without_one_line_is_refused_with_a_place_or_has_a_valid_public_schema(string file)
    {
        var folder = Directory.CreateTempSubdirectory("opencity-sdl-").FullName;
        Copy(Repository.PathOf("graphql"), folder);
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        for (var i = 0; i < lines.Length; i++)
        {
            // Without a description, a comment or an empty line the meaning stays the same.
            if (lines[i].TrimStart() is "" or ['#', ..] or ['"', .., '"'])
            {
                continue;
            }

            File.WriteAllLines(Path.Combine(folder, file), lines.Where((_, line) => line != i));
            var result = CityReader.Read(folder);
            Assert.Equal(result.City is null, result.Diagnostics.Length > 0);
            if (result.City is { } city)
            {
                Assert.Contains("type Query {", PublicSchema.Of(city).Text, StringComparison.Ordinal);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Keys_that_refer_to_each_other_are_told_and_no_endless_work()
    {
        const string sdl = """
            type A @dataset(name: "things", title: "T", publisher: "P", licence: KOGL_1, themes: [REGI], personalData: "None.") {
              b: B @key @reference
            }
            type B @partOf(dataset: "things") { a: A! @key @reference }
            type C @partOf(dataset: "things") { c: C! @key @reference }
            """;
        using var folder = TestFolder.With(("datasets/things.graphql", sdl));
        Assert.Equal(
            ["2:6 The key \"A.b\" is nullable.", "5:37 The reference \"C.c\" closes a circle of references that must all be there; no record could be the first."],
            CityReader.Read(folder.Path).Diagnostics.Select(item => $"{item.Location.Line}:{item.Location.Column} {item.Message}"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
