using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests.Publishing;

/// <summary>The schema that clients see, of the folder that travels with the program.</summary>
public sealed class PublicSchemaTests
{
    private static readonly PublicSchema Public =
        PublicSchema.Of(CityReader.Read(Repository.PathOf("graphql")).City!);

    [Fact]
    public void The_committed_schema_is_the_printed_one()
    {
        var path = Repository.PathOf("graphql", "schema.graphql");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, Public.Text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), Public.Text);
    }

    [Fact]
    public void The_printed_schema_builds_and_prints_the_same()
    {
        var result = SchemaBuilder.Build([Parser.Parse(new Source(Public.Text), ParserOptions.Trusted)], CustomScalars.All);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Public.Text.TrimEnd(), SchemaPrinter.Print(result.Schema!, Costs.Printed).TrimEnd());
    }
}
