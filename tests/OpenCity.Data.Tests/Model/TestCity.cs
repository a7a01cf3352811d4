using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Model;

/// <summary>The platform's own SDL with one dataset of a test, read as a city's folder is.</summary>
internal static class TestCity
{
    /// <summary>Two types with most that a table can have.</summary>
    internal const string Standard =
        """
        "An area."
        type Area @dataset(name: "test", title: "Test", publisher: "City", licence: KOGL_1, themes: [REGI], personalData: "None.") {
          "Code." code: ID! @key @text(max: 10)
          "Name." name: String! @localized @text(max: 60)
          "Area around it." parent: Area @reference
          "Place." location: GeoPoint
          "Sort." kind: AreaKind!
          "Size." size: Float
        }
        "Sorts." enum AreaKind { "In." INNER "Out." OUTER }
        "A reading."
        type Reading @partOf(dataset: "test") @index(fields: ["grade", "takenAt"]) @index(fields: ["area"]) {
          "Where." area: Area! @key @reference
          "When." takenAt: DateTime! @key @time
          "Whether it counts." valid: Boolean!
          "Grade." grade: String @text(max: 20)
          "Day of billing." billingDay: LocalDate
          "Amount." amount: Long
          "Number." number: Int! @key
        }
        "Who took readings."
        type Visit @partOf(dataset: "test") {
          "Number." number: Int! @key
          "The reading." reading: Reading @reference
          "Day." day: LocalDate! @time
          "The area." area: Area! @reference
        }
        """;

    internal static CityTables Tables(string sdl = Standard)
    {
        var folder = Directory.CreateTempSubdirectory("opencity-sdl-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Repository.PathOf("graphql"), "*.graphql"))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            Directory.CreateDirectory(Path.Combine(folder, "datasets"));
            File.WriteAllText(Path.Combine(folder, "datasets", "test.graphql"), sdl);
            var result = CityReader.Read(folder);
            Assert.Empty(result.Diagnostics);
            return CityTables.Of(result.City!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
