using System.Net;
using System.Text;
using OpenCity.Api.Tests.Commands;
using OpenCity.Tests;

namespace OpenCity.Api.Tests.Hosting;

/// <summary>The program on PostgreSQL, through its front door.</summary>
public sealed class PostgreSqlTests
{
    private const string Quarters = """{"data":{"quarters":{"totalCount":2,"nodes":[{"code":"N","name":"North"},{"code":"S","name":"South"}]}}}""";
    private readonly string _database;

    public PostgreSqlTests()
    {
        Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
        _database = PostgreSqlCluster.NewDatabase();
    }

    [Fact]
    public async Task It_migrates_imports_and_serves()
    {
        using var city = new TestCity();
        var options = Options(city);
        var file = city.Write("trees.csv", "number,quarter,height\n1,N,7.5\n2,S,\n3,X,1\n");

        var migrated = await CommandLine.RunAsync(options, "migrate");
        Assert.Equal((0, ""), (migrated.Code, migrated.Error));
        var again = await CommandLine.RunAsync(options, "migrate");
        Assert.Equal("The tables are as the SDL asks for: nothing to do.\n", again.Output);
        await using var server = await TestServer.StartAsync(options);
        var imported = await CommandLine.RunAsync(options, "import", file, "--source", "trees.json");
        Assert.Equal((0, ""), (imported.Code, imported.Error));

        Assert.Contains("read 3 = inserted 2 + quarantined 1", imported.Output, StringComparison.Ordinal);
        Assert.Equal(Quarters, (await server.QueryAsync("{ quarters { totalCount nodes { code name } } }")).GetRawText());
        Assert.Equal(
            """{"data":{"trees":{"nodes":[{"id":"Tree:1","height":7.5,"quarter":{"name":"North"}},{"id":"Tree:2","height":null,"quarter":{"name":"South"}}]}}}""",
            (await server.QueryAsync("{ trees { nodes { id height quarter { name } } } }")).GetRawText());
    }

    [Fact]
    public async Task A_database_that_is_down_is_503_and_is_found_again()
    {
        using var city = new TestCity();
        await using var server = await TestServer.StartAsync(Options(city));
        var name = _database.Split("Database=")[1].Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server));

        PostgreSqlCluster.Run("postgres", $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        PostgreSqlCluster.Run("postgres", $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{name}'");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(server));
        using (var ready = await server.SendAsync(HttpMethod.Get, "/healthz/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        PostgreSqlCluster.Run("postgres", $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server));
        Assert.Equal(Quarters, (await server.QueryAsync("{ quarters { totalCount nodes { code name } } }")).GetRawText());
    }

    private static async Task<HttpStatusCode> AskAsync(TestServer server)
    {
        using var body = new StringContent("""{"query":"{ quarters { totalCount } }"}""", Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private (string Key, string Value)[] Options(TestCity city) =>
        [.. city.Options, ("Database:Provider", "PostgreSql"), ("Database:ConnectionString", _database)];
}
