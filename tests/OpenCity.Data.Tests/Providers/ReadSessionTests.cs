using System.Diagnostics;
using System.Text;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Providers;

public sealed class ReadSessionTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < $1";

    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Each_kind_of_value_goes_in_and_comes_out()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a, b, c, d, e, f)");
        using (var write = await database.OpenWriteAsync(Token))
        {
            var utf8 = Encoding.UTF8.GetBytes("xx서울yy").AsMemory(2, 6);
            write.Execute("INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6)",
                SqlValue.Null, long.MinValue, 0.1, "미세먼지 😀\0end", SqlValue.OfUtf8(utf8), "");
            write.Commit();
        }

        using var session = database.OpenRead();
        using var reader = session.Execute("SELECT a, b, c, d, e, f, typeof(f) FROM t", [], Token);
        Assert.True(reader.Read());
        Assert.Equal(7, reader.FieldCount);
        Assert.True(reader.IsNull(0));
        Assert.Equal(long.MinValue, reader.GetInt64(1));
        Assert.Equal(0.1, reader.GetDouble(2));
        Assert.Equal("미세먼지 😀\0end", reader.GetString(3));
        Assert.Equal("서울"u8.ToArray(), reader.GetUtf8(4).ToArray());
        Assert.False(reader.IsNull(5));
        Assert.Equal("text", reader.GetString(6));
        Assert.False(reader.Read());
    }

    [Fact]
    public async Task Parameters_go_by_number_whatever_their_order_in_the_text()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");

        Assert.Equal(213, database.Number("SELECT $2 * 100 + $1 * 10 + $3 + $1 - $1", 1, 2, 3));
    }

    [Fact]
    public async Task A_long_text_of_many_bytes_is_bound_whole()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");

        Assert.Equal(5000, database.Number("SELECT length($1)", new string('가', 5000)));
    }

    [Fact]
    public async Task A_session_sees_one_snapshot_whatever_is_committed_meanwhile()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");

        using var session = database.OpenRead();
        Assert.Equal(1, session.Number("SELECT count(*) FROM t"));
        await database.WriteAsync("INSERT INTO t VALUES (2)");

        Assert.Equal(1, session.Number("SELECT count(*) FROM t"));
        Assert.Equal(2, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_session_cannot_write()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");

        using var session = database.OpenRead();
        using var reader = session.Execute("INSERT INTO t VALUES (1)", [], Token);
        var error = Assert.Throws<DatabaseException>(() => reader.Read());

        Assert.Equal("DATABASE_READ_ONLY", error.Code);
        Assert.DoesNotContain("INSERT", error.Message, StringComparison.Ordinal);
        Assert.Equal("INSERT INTO t VALUES (1)", error.Sql);
    }

    [Fact]
    public async Task A_running_statement_ends_within_a_second_of_cancellation()
    {
        var database = _files.Open(options => options with { StatementTimeout = TimeSpan.FromMinutes(5) });
        await database.WriteAsync("CREATE TABLE t (a)");
        var watch = Stopwatch.StartNew();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var session = database.OpenRead();
        using (var reader = session.Execute(Endless, [long.MaxValue], source.Token))
        {
            var error = Assert.Throws<OperationCanceledException>(() => reader.Read());
            Assert.Equal(source.Token, error.CancellationToken);
        }

        Assert.InRange(watch.ElapsedMilliseconds, 190, 1200);
        Assert.Equal(1, session.Number("SELECT 1"));
    }

    [Fact]
    public async Task A_statement_that_runs_too_long_is_interrupted()
    {
        var database = _files.Open(options => options with { StatementTimeout = TimeSpan.FromMilliseconds(150) });
        await database.WriteAsync("CREATE TABLE t (a)");
        using var session = database.OpenRead();
        using var reader = session.Execute(Endless, [long.MaxValue], Token);

        var error = Assert.Throws<StatementTimeoutException>(() => reader.Read());

        Assert.Equal("A statement ran longer than the limit of 0.15 s.", error.Message);
    }

    [Theory]
    [InlineData(1_000, 1, 1)]
    [InlineData(10_000_000, 2, 2)]
    public async Task A_text_without_a_bound_answers_where_it_is_cheap_and_the_other_where_it_is_not(int rows, int answer, int statements)
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        await using var session = database.OpenRead();
        session.IsSingle = true;

        await using var reader = await session.ExecuteAsync(Counted(rows), [7], Token);

        Assert.True(await reader.ReadAsync());
        Assert.Equal((answer, 7, rows), (reader.GetInt64(0), reader.GetInt64(1), answer == 1 ? reader.GetInt64(2) : rows));
        Assert.False(await reader.ReadAsync());
        Assert.Equal(statements, session.Statements);
    }

    [Fact]
    public async Task A_text_without_a_bound_is_interrupted_as_any_other()
    {
        var database = _files.Open(options => options with { StatementTimeout = TimeSpan.Zero });
        await database.WriteAsync("CREATE TABLE t (a)");
        await using var session = database.OpenRead();
        using var gone = new CancellationTokenSource();

        await Assert.ThrowsAsync<StatementTimeoutException>(() => session.ExecuteAsync(Counted(100_000), [7], Token).AsTask());
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.ExecuteAsync(Counted(100_000), [7], gone.Token).AsTask());
        Assert.Equal(1, session.Statements);
    }

    // The first column tells which of the texts answered.
    private static StatementText Counted(int rows) => new("SELECT 2, $1, 0", [], [])
    {
        Unbounded = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT 1, $1, count(*) FROM n",
    };

    [Fact]
    public async Task A_session_for_one_statement_runs_no_second_one()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        await using var session = database.OpenRead();
        session.IsSingle = true;
        Assert.Equal(1, session.Number("SELECT 1"));

        var error = Assert.Throws<InvalidOperationException>(() => session.Number("SELECT 1"));

        Assert.Equal("A second statement in a session for one.", error.Message);
    }

    [Fact]
    public async Task One_text_may_run_twice_at_a_time()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2)");
        using var session = database.OpenRead();

        using var outer = session.Execute("SELECT a FROM t WHERE a > $1 ORDER BY a", [0], Token);
        Assert.True(outer.Read());
        using (var inner = session.Execute("SELECT a FROM t WHERE a > $1 ORDER BY a", [1], Token))
        {
            Assert.True(inner.Read());
            Assert.Equal(2, inner.GetInt64(0));
        }

        Assert.True(outer.Read());
        Assert.Equal(2, outer.GetInt64(0));
    }

    [Fact]
    public async Task Statements_are_counted_by_session_and_by_database()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        var before = database.StatementsExecuted;

        using var session = database.OpenRead();
        session.Number("SELECT 1");
        session.Number("SELECT 1");
        session.Number("SELECT 2");

        Assert.Equal(3, session.Statements);
        Assert.Equal(before + 3, database.StatementsExecuted);
    }

    [Fact]
    public async Task A_further_reader_waits_for_a_free_one()
    {
        var database = _files.Open(options => options with { MaxReaders = 1 });
        await database.WriteAsync("CREATE TABLE t (a)");
        var first = database.OpenRead();

        var second = database.OpenReadAsync(Token).AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();
        using var session = await second;

        Assert.Equal(1, session.Number("SELECT 1"));
    }

    [Fact]
    public async Task Waiting_for_a_reader_can_be_cancelled()
    {
        var database = _files.Open(options => options with { MaxReaders = 1 });
        await database.WriteAsync("CREATE TABLE t (a)");
        using var first = database.OpenRead();
        using var source = new CancellationTokenSource();

        var second = database.OpenReadAsync(source.Token).AsTask();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task A_reader_that_is_left_open_ends_with_its_session()
    {
        var database = _files.Open(options => options with { MaxReaders = 1 });
        await database.WriteAsync("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2)");
        var session = database.OpenRead();
        var reader = session.Execute("SELECT a FROM t", [], Token);
        Assert.True(reader.Read());
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Read());
        await database.WriteAsync("INSERT INTO t VALUES (3)");
        Assert.Equal(3, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<DatabaseException>(() => _files.Open().OpenRead());

        Assert.Equal("DATABASE_CANNOT_OPEN", error.Code);
        Assert.Contains(_files.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        File.WriteAllText(_files.Path, new string('x', 4096));

        var error = Assert.Throws<DatabaseException>(() => _files.Open().OpenRead().Number("SELECT count(*) FROM sqlite_master"));

        Assert.Equal("DATABASE_CORRUPT", error.Code);
    }

    [Fact]
    public async Task Reading_cells_allocates_nothing()
    {
        var database = _files.Open();
        await database.WriteAsync(
            "CREATE TABLE t (a, b, c)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO t SELECT i, i / 3.0, 'row ' || i FROM n");
        using var session = database.OpenRead();
        using var reader = session.Execute("SELECT a, b, c FROM t", [], Token);
        Assert.True(reader.Read());

        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = 0L;
        while (reader.Read())
        {
            bytes += reader.IsNull(0) ? 0 : reader.GetInt64(0) + (long)reader.GetDouble(1) + reader.GetUtf8(2).Length;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
        Assert.NotEqual(0, bytes);
    }
}
