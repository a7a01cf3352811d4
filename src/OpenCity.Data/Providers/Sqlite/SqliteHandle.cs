using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>
/// One connection to the file: opened by Microsoft.Data.Sqlite, used through SQLite's own functions so that a cell costs no
/// allocation. Not for two threads at a time.
/// </summary>
internal sealed class SqliteHandle : IDisposable
{
    /// <summary>No time limit.</summary>
    internal const long NoDeadline = long.MaxValue;

    // As much of the file as SQLite maps at most: what is mapped is read without a call of the system and without a copy.
    private const int MappedBytes = 0x7FFF_0000;

    // Instructions of SQLite's machine between two looks at the token and the clock: some 0.1 ms.
    private const int WatchEvery = 5_000;

    /// <summary>Looks at a statement that is tried because it may be cheap: a million instructions, some 20 ms.</summary>
    internal const int CheapLooks = 200;

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _statementTimeout;
    private readonly string _path;
    private CancellationToken _watchedToken;
    private long _watchedDeadline = NoDeadline;
    private int _looks;

    // Without the library's statistics, allocations of different connections do not wait for one another. Where something else of the
    // process has used it before, the call does nothing, which is slower and not wrong.
    static SqliteHandle()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private SqliteHandle(SqliteConnection connection, SqliteOptions options, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
        _statementTimeout = options.StatementTimeout;
        _path = options.Path;
        Handle = connection.Handle!;
        Statements = new StatementCache<PreparedStatement>(options.StatementCacheSize);

        // SQLite asks us, in the thread of the statement, instead of being interrupted from another one: there is
        // no moment at which an interruption can hit the next statement or a closed connection, and no timer to pay for.
        raw.sqlite3_progress_handler(Handle, WatchEvery, static state => ((SqliteHandle)state).MustStop ? 1 : 0, this);
    }

    /// <summary>SQLite's own handle.</summary>
    internal sqlite3 Handle { get; }

    /// <summary>The prepared statements at rest.</summary>
    internal StatementCache<PreparedStatement> Statements { get; }

    /// <summary>Whether a transaction is open.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Whether the last step took more looks than it was given.</summary>
    internal bool WasDear => _looks < 0;

    private bool MustStop => _watchedToken.IsCancellationRequested || _clock.GetTimestamp() > _watchedDeadline || --_looks < 0;

    /// <summary>Opens a connection that cannot write.</summary>
    internal static SqliteHandle OpenReader(SqliteOptions options, TimeProvider clock) => Open(
        options, clock, SqliteOpenMode.ReadOnly,
        $"PRAGMA busy_timeout={(int)options.BusyTimeout.TotalMilliseconds}",
        "PRAGMA query_only=ON", "PRAGMA cache_size=-16384", $"PRAGMA mmap_size={MappedBytes}");

    /// <summary>Opens a connection that writes; makes the file where there is none.</summary>
    internal static SqliteHandle OpenWriter(SqliteOptions options, TimeProvider clock) => Open(
        options, clock, SqliteOpenMode.ReadWriteCreate,
        // Waiting is done by the caller, which can be cancelled.
        "PRAGMA busy_timeout=0",
        "PRAGMA page_size=8192", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA journal_size_limit=67108864",
        "PRAGMA foreign_keys=ON", "PRAGMA cache_size=-65536");

    /// <summary>The moment at which a statement that starts now has run too long.</summary>
    internal long Deadline() =>
        _clock.GetTimestamp() + (long)(_statementTimeout.TotalSeconds * _clock.TimestampFrequency);

    /// <summary>One step of a statement, stopped by the token or the deadline.</summary>
    internal int Step(PreparedStatement statement, long deadline, CancellationToken cancellationToken, int looks = int.MaxValue)
    {
        _looks = looks;
        _watchedToken = cancellationToken;
        _watchedDeadline = deadline;
        return raw.sqlite3_step(statement.Handle);
    }

    /// <summary>A statement for the text, kept or new; it goes back into <see cref="Statements"/> after use.</summary>
    internal PreparedStatement Rent(string sql) => Statements.Rent(sql) ?? PreparedStatement.Prepare(this, sql);

    /// <summary>Runs a statement that answers nothing and is not counted (transactions, settings).</summary>
    internal void Run(string sql)
    {
        var statement = Rent(sql);
        try
        {
            while (statement.Step(NoDeadline, CancellationToken.None))
            {
                // Settings answer with their new value.
            }
        }
        finally
        {
            statement.Reset();
            Statements.Return(statement);
        }
    }

    /// <summary>The exception for a failed call.</summary>
    internal DatabaseException Error(int code, string? sql) => SqliteErrors.Of(code, _path, Handle, sql);

    /// <summary>The exception for a failed step: cancelled, out of time, or a failure.</summary>
    internal Exception StepError(int code, string sql, CancellationToken cancellationToken)
    {
        if (code != raw.SQLITE_INTERRUPT)
        {
            return Error(code, sql);
        }

        return cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(cancellationToken)
            : new StatementTimeoutException(_statementTimeout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statements.Dispose();
        _connection.Dispose();
    }

    private static SqliteHandle Open(SqliteOptions options, TimeProvider clock, SqliteOpenMode mode, params ReadOnlySpan<string> settings)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = options.Path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
        SqliteHandle? handle = null;
        try
        {
            connection.Open();
            handle = new SqliteHandle(connection, options, clock);
            foreach (var setting in settings)
            {
                handle.Run(setting);
            }

            return handle;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteErrors.Of(error.SqliteErrorCode, options.Path, null, error);
        }
        catch (DatabaseException)
        {
            handle!.Dispose();
            throw;
        }
    }
}
