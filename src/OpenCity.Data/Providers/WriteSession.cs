namespace OpenCity.Data.Providers;

/// <summary>
/// The one writer, in one transaction: all of it or nothing. Dispose without <see cref="Commit"/> takes everything back.
/// References are checked at the commit, so that rows may come in any order. Not for two threads at a time.
/// </summary>
public sealed class WriteSession : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SessionCore _core;
    private readonly CancellationToken _cancellationToken;
    private bool _disposed;

    internal WriteSession(SqliteDatabase database, SqliteHandle connection, CancellationToken cancellationToken)
    {
        _database = database;
        _core = new SessionCore(database, connection);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Statements executed so far.</summary>
    public int Statements => _core.Statements;

    /// <summary>Runs a statement with the parameters <c>$1</c> to <c>$n</c>; returns the number of rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<SqlValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _core.Run(sql, parameters, _cancellationToken);
        return SQLitePCL.raw.sqlite3_changes(_core.Connection.Handle);
    }

    /// <summary>Runs a statement that answers with rows; it sees what was written before.</summary>
    public RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _core.Start(sql, parameters, SqliteHandle.NoDeadline, _cancellationToken);
    }

    /// <summary>Makes everything last and ends the session's transaction.</summary>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _core.CloseAll();
        _core.Connection.Run("COMMIT");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _core.CloseAll();
            _database.ReturnWriter(_core.Connection);
        }
    }
}
