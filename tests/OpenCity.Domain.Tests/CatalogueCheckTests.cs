using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests;

public sealed class CatalogueCheckTests
{
    [Fact]
    public void Every_field_of_the_catalogue_is_answered_and_every_answer_has_its_field()
    {
        var city = CityReader.Read(Repository.PathOf("graphql")).City!;

        Assert.Empty(CatalogueCheck.Of(city));
        foreach (var (type, fields) in CatalogueMaps.MappedFields)
        {
            var declared = ((ObjectType)city.Authored.TypesByName[type]).Fields.Select(field => field.Name);
            Assert.Equal(declared.Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_field_that_nothing_answers_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("opencity-check-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("graphql"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Repository.PathOf("graphql"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.AppendAllText(Path.Combine(folder, "query.graphql"), "\nextend type Query {\n  \"Nobody knows.\"\n  weather: String\n}\n");
        var city = CityReader.Read(folder).City!;
        Directory.Delete(folder, recursive: true);

        var mistake = Assert.Single(CatalogueCheck.Of(city));
        Assert.Equal("Nothing answers the field \"Query.weather\".", mistake.Message);
        Assert.EndsWith("query.graphql", mistake.File, StringComparison.Ordinal);
    }
}
