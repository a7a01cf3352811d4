using System.Text;
using System.Text.Json;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.GraphQL.Validation;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>
/// Queries in the pages are right, and so are the answers printed below them: a <c>json</c> block that follows a <c>graphql</c>
/// block is what a server answers after its first start, or, with the comment <c>after the import of samples/air.csv</c> above the
/// query, after that. <c>UPDATE_SNAPSHOTS=1</c> writes the answers.
/// </summary>
public sealed class QueryTests(ServedCities cities)
{
    private const string AfterImport = "after the import of samples/air.csv";

    public static TheoryData<string> Pages => [.. Page.All().Where(page => Queries(page).Any()).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_query_is_valid_against_the_printed_schema(string name)
    {
        var schema = PrintedSchema();
        var page = Page.Of(name.Split('/'));
        var mistakes = Queries(page).SelectMany(block => Mistakes(schema, block).Select(mistake => $"{name}:{block.Line}: {mistake}"));
        Assert.Empty(mistakes);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_printed_answer_is_the_servers(string name)
    {
        var page = Page.Of(name.Split('/'));
        foreach (var query in Queries(page).Reverse())
        {
            if (page.Following(query) is not { Language: "json" } printed)
            {
                continue;
            }

            var city = await cities.GetAsync(sampleImported: page.CommentAbove(query) == AfterImport);
            var answer = JsonText.Format(await city.AskAsync(query.Text));
            var approved = Normalized(printed.Text, $"{name}:{printed.Line}");
            if (answer != approved && Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                page.Replace(printed.Line, printed.End, answer);
                page = Page.Of(name.Split('/'));
                continue;
            }

            Assert.Equal(answer, approved);
        }
    }

    [Fact]
    public void The_printed_schema_is_that_of_the_folder() =>
        Assert.Equal(PublicSchema.Of(CityReader.Read(Repository.PathOf("graphql")).City!).Text, File.ReadAllText(Repository.PathOf("graphql", "schema.graphql")));

    [Fact]
    public void A_wrong_query_would_be_found() => Assert.Equal(
        ["UNKNOWN_FIELD"],
        Mistakes(PrintedSchema(), new Block("graphql", "", "{ districts { nodes { nme } } }", 1, 3)).Select(mistake => mistake.Split(' ')[0]));

    internal static Schema PrintedSchema()
    {
        var path = Repository.PathOf("graphql", "schema.graphql");
        var built = SchemaBuilder.Build([Parser.Parse(new Source(File.ReadAllText(path), path), ParserOptions.Trusted)], CustomScalars.All);
        Assert.Empty(built.Diagnostics);
        return built.Schema!;
    }

    /// <summary>What is wrong with a query: code and message.</summary>
    internal static IEnumerable<string> Mistakes(Schema schema, Block block)
    {
        Document document;
        try
        {
            document = Parser.Parse(new Source(Encoding.UTF8.GetBytes(block.Text)));
        }
        catch (GraphQLSyntaxException exception)
        {
            return [Told(exception.Error)];
        }

        return DocumentValidator.Validate(schema, document, ServedCity.Token).Select(Told);
    }

    /// <summary>Blocks to run; those with a note are files of a worked example, which is a test of its own.</summary>
    internal static IEnumerable<Block> Queries(Page page) =>
        page.Blocks.Where(block => block is { Language: "graphql", Note: "" });

    private static string Told(GraphQLError error) => $"{error.Code} {error.Message}";

    private static string Normalized(string json, string place)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return JsonText.Format(parsed.RootElement);
        }
        catch (JsonException error)
        {
            Assert.Fail($"{place}: {error.Message}");
            throw;
        }
    }
}
