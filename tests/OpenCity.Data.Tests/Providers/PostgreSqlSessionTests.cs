using OpenCity.Data.Providers;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Tests;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Providers;

/// <summary>Sessions of PostgreSQL as other clients of the server see them.</summary>
public sealed class PostgreSqlSessionTests : IDisposable
{
    private const string Running = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(20)%' AND state = 'active' AND pid <> pg_backend_pid()";
    private readonly TemporaryPostgreSql _made = (TemporaryPostgreSql)TestProvider.PostgreSql.NewDatabase();

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task Every_kind_of_value_comes_back_as_it_went_in()
    {
        var database = _made.Open();
        await database.WriteAsync("CREATE TABLE t (n int, l bigint, d double precision, b boolean, i timestamptz, y date, x text)");
        using (var session = await database.OpenWriteAsync(Token))
        {
            const string Insert = "INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7)";
            Assert.Equal(1, session.Execute(Insert, -7, long.MaxValue, 0.1, SqlValue.Of(true), 1709164800000007, "2024-02-29", new string('가', 5000)));
            Assert.Equal(1, session.Execute(Insert, default, default, default, default, default, default, default));
            session.Commit();
        }

        await using var read = await database.OpenReadAsync(Token);
        await using var rows = await read.ExecuteAsync("SELECT * FROM t ORDER BY n NULLS LAST", [], Token);
        Assert.True(await rows.ReadAsync());
        Assert.Equal((-7, long.MaxValue, 0.1, 1, 1709164800000007), (rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), rows.GetInt64(3), rows.GetInt64(4)));
        Assert.Equal(("2024-02-29", new string('가', 5000)), (rows.GetString(5), rows.GetString(6)));
        Assert.True(await rows.ReadAsync());
        Assert.All(Enumerable.Range(0, 7), column => Assert.True(rows.IsNull(column)));
        Assert.False(await rows.ReadAsync());
    }

    [Fact]
    public async Task All_statements_of_a_reader_see_one_snapshot()
    {
        var database = _made.Open();
        await database.WriteAsync("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        using var session = database.OpenRead();
        Assert.Equal(1, session.Number("SELECT count(*) FROM t"));
        await database.WriteAsync("INSERT INTO t VALUES (2)");

        Assert.Equal(1, session.Number("SELECT count(*) FROM t"));
        Assert.Equal(2, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void One_statement_alone_runs_without_a_transaction_and_a_second_is_refused()
    {
        using var session = _made.Open().OpenRead();
        session.IsSingle = true;

        Assert.Equal(1, session.Number("SELECT count(*) WHERE current_setting('transaction_isolation') = 'read committed'"));
        Assert.Throws<InvalidOperationException>(() => session.Execute("SELECT 1", [], Token));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        var database = _made.Open();
        await database.WriteAsync("CREATE TABLE t (a int)");
        using var session = database.OpenRead();

        var error = Assert.Throws<DatabaseException>(() => session.Execute("INSERT INTO t VALUES (1)", [], Token));

        Assert.Equal(DatabaseFault.ReadOnly, error.Fault);
    }

    [Fact]
    public async Task A_cancelled_statement_ends_in_the_server_and_the_next_reader_works()
    {
        var database = _made.Open();
        using var leaving = new CancellationTokenSource();
        var session = await database.OpenReadAsync(Token);
        var asked = session.ExecuteAsync("SELECT pg_sleep(20)::text", [], leaving.Token).AsTask();
        await UntilAsync(1);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await session.DisposeAsync();
        await UntilAsync(0);
        Assert.Equal(5, database.Number("SELECT 5"));
    }

    [Fact]
    public async Task A_statement_that_runs_too_long_is_ended_by_the_server()
    {
        var database = _made.Open(statementTimeout: TimeSpan.FromMilliseconds(300));
        await using (var session = await database.OpenReadAsync(Token))
        {
            await Assert.ThrowsAsync<StatementTimeoutException>(() => session.ExecuteAsync("SELECT pg_sleep(20)::text", [], Token).AsTask());
        }

        await UntilAsync(0);
        Assert.Equal(5, database.Number("SELECT 5"));
    }

    [Fact]
    public async Task Connections_that_the_server_has_closed_are_opened_anew()
    {
        var database = _made.Open();
        await database.WriteAsync("CREATE TABLE t (a int)");
        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
        PostgreSqlCluster.Run(_made.ConnectionString, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
        await database.WriteAsync("INSERT INTO t VALUES (1)");
        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task There_is_one_writer_for_all_processes()
    {
        using var first = await _made.Open().OpenWriteAsync(Token);
        var second = _made.Open(busyTimeout: TimeSpan.FromMilliseconds(100));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => second.OpenWriteAsync(Token).AsTask());

        Assert.Equal(DatabaseFault.Busy, error.Fault);
        first.Dispose();
        await second.WriteAsync("CREATE TABLE t (a int)");
    }

    [Fact]
    public async Task What_is_not_committed_is_gone_and_a_failed_transaction_is_not_committed()
    {
        var database = _made.Open();
        await database.WriteAsync("CREATE TABLE t (a int PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        using (var session = await database.OpenWriteAsync(Token))
        {
            session.Execute("INSERT INTO t VALUES (2)");
        }

        using (var session = await database.OpenWriteAsync(Token))
        {
            session.Execute("INSERT INTO t VALUES (3)");
            Assert.Equal(DatabaseFault.Constraint, Assert.Throws<DatabaseException>(() => session.Execute("INSERT INTO t VALUES (1)")).Fault);
            Assert.Throws<InvalidOperationException>(session.Commit);
        }

        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_server_or_database_that_is_not_there_is_told_without_the_password()
    {
        foreach (var (host, expected) in new[] { ("Host=127.0.0.1;Port=1", "does not answer"), (_made.ConnectionString.Split(';')[0], "does not exist") })
        {
            var options = new PostgreSqlOptions { ConnectionString = $"{host};Database=nowhere;Username=postgres;Password=hush" };
            using var database = new PostgreSqlDatabase(options, TimeProvider.System);
            var error = Assert.Throws<DatabaseException>(() => database.Number("SELECT 1"));

            Assert.Equal(DatabaseFault.CannotOpen, error.Fault);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", error.ToString() + options, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nonsense", "it cannot be read")]
    [InlineData("Database=city", "it names no Host")]
    [InlineData("Host=localhost", "it names no Database")]
    [InlineData("Host=localhost;Database=city;Pasword=hush", "it cannot be read")]
    public void A_connection_string_of_no_use_is_refused_in_words_without_it(string text, string expected)
    {
        var problem = PostgreSqlAddress.Problem(text);

        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem, StringComparison.Ordinal);
    }

    private async Task UntilAsync(long running)
    {
        while (!PostgreSqlCluster.Run(_made.ConnectionString, Running)!.Equals(running))
        {
            await Task.Delay(20, Token);
        }
    }
}
