using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary>Builds schemas of short texts; where the text has no root of queries, one is put on a line behind it.</summary>
internal static class Sdl
{
    public static Schema Accepts(params string[] sources)
    {
        var result = Build(sources);
        Assert.Empty(result.Diagnostics);
        return result.Schema!;
    }

    /// <summary>The one mistake of the text, at the place that is marked by <c>▲</c>, which is taken out first.</summary>
    public static void Rejects(string marked, string message, string? remedy = null)
    {
        var offset = marked.IndexOf('▲', StringComparison.Ordinal);
        Assert.True(offset >= 0, "the text has no ▲");
        var before = marked[..offset];
        var line = before.Count(character => character == '\n') + 1;
        var column = offset - before.LastIndexOf('\n');

        var result = Build([marked.Replace("▲", "", StringComparison.Ordinal)]);

        Assert.Null(result.Schema);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(new SourceLocation(line, column), diagnostic.Location);
        if (remedy is not null)
        {
            Assert.Equal(remedy, diagnostic.Remedy);
        }
    }

    public static SchemaBuildResult Build(params string[] sources)
    {
        List<Document> documents = [.. sources.Select((text, index) =>
            Parser.Parse(new Source(text, $"file{index + 1}.graphql"), ParserOptions.Trusted))];
        var hasRoot = sources.Any(text =>
            text.Contains("Query", StringComparison.Ordinal) || text.Contains("schema ", StringComparison.Ordinal));
        if (!hasRoot)
        {
            documents.Add(Parser.Parse(new Source("type Query { root: Int }", "root.graphql"), ParserOptions.Trusted));
        }

        return SchemaBuilder.Build(documents, CustomScalars.All);
    }
}
