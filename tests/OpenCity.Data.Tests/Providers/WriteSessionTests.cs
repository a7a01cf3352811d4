using OpenCity.Data.Providers;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Providers;

public sealed class WriteSessionTests : IDisposable
{
    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_file_gets_the_settings_of_an_embedded_server()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");

        Assert.Equal(8192, database.Number("PRAGMA page_size"));
        Assert.Equal(1, database.Number("SELECT $1 = journal_mode FROM pragma_journal_mode", "wal"));
        Assert.Equal(1, database.Number("PRAGMA query_only"));
        Assert.Equal(5000, database.Number("PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task What_is_not_committed_is_taken_back()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        using (var session = await database.OpenWriteAsync(Token))
        {
            Assert.Equal(2, session.Execute("INSERT INTO t VALUES ($1), ($2)", 1, 2));
        }

        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_writer_sees_what_it_has_written()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        using var session = await database.OpenWriteAsync(Token);
        session.Execute("INSERT INTO t VALUES ($1)", 7);

        using var reader = session.Query("SELECT a FROM t");

        Assert.True(reader.Read());
        Assert.Equal(7, reader.GetInt64(0));
    }

    [Fact]
    public async Task Rows_may_come_before_those_they_refer_to()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (p REFERENCES p (id))");

        await database.WriteAsync("INSERT INTO c VALUES (1)", "INSERT INTO p VALUES (1)");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.WriteAsync("INSERT INTO c VALUES (2)"));
        Assert.Equal("DATABASE_CONSTRAINT", error.Code);
        Assert.Equal(1, database.Number("SELECT count(*) FROM c"));
    }

    [Fact]
    public async Task There_is_one_writer_at_a_time()
    {
        var database = _files.Open();
        var first = await database.OpenWriteAsync(Token);

        var second = database.OpenWriteAsync(Token).AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task A_database_locked_by_another_process_says_so()
    {
        var database = _files.Open(options => options with { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        using var held = await _files.Open().OpenWriteAsync(Token);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.OpenWriteAsync(Token).AsTask());

        Assert.Equal("DATABASE_BUSY", error.Code);
        Assert.Equal($"The database \"{_files.Path}\" is locked by another process. Wait until it has finished, or stop it, and try again.", error.Message);
        held.Dispose();
        (await database.OpenWriteAsync(Token)).Dispose();
    }

    [Fact]
    public async Task A_full_disk_takes_the_transaction_back()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        using (var session = await database.OpenWriteAsync(Token))
        {
            using (var limit = session.Query("PRAGMA max_page_count=20"))
            {
                Assert.True(limit.Read());
            }

            var error = Assert.Throws<DatabaseException>(() => session.Execute("INSERT INTO t VALUES (zeroblob($1))", 1_000_000));
            Assert.Equal("DATABASE_FULL", error.Code);
        }

        await database.WriteAsync("INSERT INTO t VALUES (1)");
        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_files.Folder, "file");
        await File.WriteAllTextAsync(file, "", Token);
        var database = _files.Open(options => options with { Path = Path.Combine(file, "data", "city.db") });

        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.OpenWriteAsync(Token).AsTask());

        Assert.Equal("DATABASE_READ_ONLY", error.Code);
        Assert.Contains(Path.Combine(file, "data", "city.db"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_write_changes_nothing()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE t (a)");
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using (var session = await database.OpenWriteAsync(source.Token))
        {
            Assert.Throws<OperationCanceledException>(() => session.Execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT i FROM n"));
        }

        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
    }
}
