namespace OpenCity.Data.Providers;

/// <summary>
/// A reader of the database in one snapshot: whatever is committed while it is open, all its statements see the same records.
/// Dispose gives the connection back. Not for two threads at a time.
/// </summary>
public sealed class ReadSession : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SessionCore _core;
    private bool _disposed;

    internal ReadSession(SqliteDatabase database, SqliteHandle connection)
    {
        _database = database;
        _core = new SessionCore(database, connection);
    }

    /// <summary>Statements executed so far.</summary>
    public int Statements => _core.Statements;

    /// <summary>
    /// Runs a statement with the parameters <c>$1</c> to <c>$n</c>. It is interrupted when the token is cancelled
    /// (<see cref="OperationCanceledException"/>) and when it runs longer than the limit (<see cref="StatementTimeoutException"/>).
    /// </summary>
    public RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _core.Start(sql, parameters, _core.Connection.Deadline(), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _core.CloseAll();
            _database.ReturnReader(_core.Connection);
        }
    }
}
