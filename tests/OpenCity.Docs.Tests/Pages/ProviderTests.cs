using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>The databases answer alike: every query of the pages, to the byte.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Every_query_of_the_pages_has_the_same_answer_on_PostgreSQL()
    {
        Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
        using var sqlite = await FilledAsync(null);
        using var postgreSql = await FilledAsync(PostgreSqlCluster.NewDatabase());
        var queries = Page.All().SelectMany(QueryTests.Queries).Select(block => block.Text).Distinct().ToList();
        Assert.InRange(queries.Count, 10, 1000);
        foreach (var query in queries)
        {
            Assert.Equal((query, await sqlite.AskForTextAsync(query)), (query, await postgreSql.AskForTextAsync(query)));
        }
    }

    private static async Task<ServedCity> FilledAsync(string? postgreSql)
    {
        var city = new ServedCity(Repository.PathOf("graphql"), postgreSql: postgreSql) { Clock = new StandingClock() };
        await city.MigrateAsync();
        await city.SeedAsync(Repository.PathOf("sources"));
        await city.ImportAsync(Repository.PathOf("sources", "air-sample.json"), Repository.PathOf("samples", "air.csv"));
        return city;
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
