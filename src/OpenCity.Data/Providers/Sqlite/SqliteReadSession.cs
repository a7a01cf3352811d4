using OpenCity.Data.Sql;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>A pooled connection, in a read transaction where it runs more than one statement.</summary>
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
        Begin();
        return _core.Start(sql, parameters, _core.Connection.Deadline(), cancellationToken);
    }

    /// <inheritdoc/>
    internal override ValueTask<RowReader> ExecuteAsync(StatementText statement, SqlValue[] parameters, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Begin();
        var deadline = _core.Connection.Deadline();
        return new(
            (statement.Unbounded is { } unbounded ? _core.TryStart(unbounded, parameters, deadline, cancellationToken) : null)
            ?? _core.Start(statement.Sql, parameters, deadline, cancellationToken));
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

    // The snapshot is taken by the first read, in a transaction or, where that is the only one, by itself.
    private void Begin()
    {
        if (IsSingle && _core.Statements > 0)
        {
            throw new InvalidOperationException("A second statement in a session for one.");
        }

        if (!IsSingle && !_core.Connection.InTransaction)
        {
            _core.Connection.Run("BEGIN");
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
