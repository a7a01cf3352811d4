namespace OpenCity.Data.Providers.Sqlite;

/// <summary>A pooled connection in a read transaction.</summary>
internal sealed class SqliteReadSession : ReadSession
{
    private readonly SqliteDatabase _database;
    private readonly SessionCore _core;
    private bool _disposed;

    internal SqliteReadSession(SqliteDatabase database, SqliteHandle connection)
    {
        _database = database;
        _core = new SessionCore(database, connection);
    }

    /// <inheritdoc/>
    public override int Statements => _core.Statements;

    /// <inheritdoc/>
    public override RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _core.Start(sql, parameters, _core.Connection.Deadline(), cancellationToken);
    }

    /// <inheritdoc/>
    // The database is in the process: there is nothing to wait for.
    public override ValueTask<RowReader> ExecuteAsync(string sql, SqlValue[] parameters, CancellationToken cancellationToken) =>
        new(Execute(sql, parameters, cancellationToken));

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _core.CloseAll();
            _database.ReturnReader(_core.Connection);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
