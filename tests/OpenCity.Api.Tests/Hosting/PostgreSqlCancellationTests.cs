using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using OpenCity.Tests;

namespace OpenCity.Api.Tests.Hosting;

/// <summary>A request that ends early ends its statement in PostgreSQL. The statement waits for a table that the test has locked.</summary>
public sealed class PostgreSqlCancellationTests
{
    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    private readonly string _database;

    public PostgreSqlCancellationTests()
    {
        Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
        _database = PostgreSqlCluster.NewDatabase();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_leaves_takes_its_statement_with_it()
    {
        using var city = new TestCity();
        await using var server = await TestServer.StartAsync(Options(city, "600"));
        using (Lock())
        {
            using var client = new CancellationTokenSource();
            var asked = AskAsync(server, client.Token);
            await UntilAsync(1);
            await client.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
            await UntilAsync(0);
        }

        Assert.Equal("""{"data":{"quarters":{"totalCount":2}}}""", (await AskAsync(server, Token)).GetRawText());
    }

    [Fact]
    public async Task A_request_out_of_time_is_told_so_and_its_statement_is_gone()
    {
        using var city = new TestCity();
        await using var server = await TestServer.StartAsync(Options(city, "1"));
        using (Lock())
        {
            var answer = await AskAsync(server, Token);

            Assert.Equal("TIME_LIMIT_EXCEEDED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            await UntilAsync(0);
        }

        Assert.Equal("""{"data":{"quarters":{"totalCount":2}}}""", (await AskAsync(server, Token)).GetRawText());
    }

    private static async Task<JsonElement> AskAsync(TestServer server, CancellationToken cancellationToken)
    {
        using var answer = await server.Client.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative), new { query = "{ quarters { totalCount } }" }, cancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private NpgsqlConnection Lock()
    {
        var connection = new NpgsqlConnection(_database);
        connection.Open();
        using var command = new NpgsqlCommand("BEGIN; LOCK TABLE quarter IN ACCESS EXCLUSIVE MODE", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private async Task UntilAsync(long waiting)
    {
        while (!PostgreSqlCluster.Run(_database, Waiting)!.Equals(waiting))
        {
            await Task.Delay(20, Token);
        }
    }

    private (string Key, string Value)[] Options(TestCity city, string seconds) =>
        [.. city.Options, ("Database:Provider", "PostgreSql"), ("Database:ConnectionString", _database),
            ("Limits:RequestSeconds", seconds), ("Limits:StatementSeconds", "600")];
}
