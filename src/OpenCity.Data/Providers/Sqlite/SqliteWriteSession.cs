using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>The writing connection in its transaction.</summary>
internal sealed class SqliteWriteSession : WriteSession
{
    private readonly SqliteDatabase _database;
    private readonly SessionCore _core;
    private readonly CancellationToken _cancellationToken;
    private bool _disposed;

    internal SqliteWriteSession(SqliteDatabase database, SqliteHandle connection, CancellationToken cancellationToken)
    {
        _database = database;
        _core = new SessionCore(database, connection);
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public override int Statements => _core.Statements;

    /// <inheritdoc/>
    public override int Execute(string sql, params ReadOnlySpan<SqlValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _core.Run(sql, parameters, _cancellationToken);
        return SQLitePCL.raw.sqlite3_changes(_core.Connection.Handle);
    }

    /// <inheritdoc/>
    public override RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _core.Start(sql, parameters, SqliteHandle.NoDeadline, _cancellationToken);
    }

    /// <inheritdoc/>
    public override void Commit()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _core.CloseAll();
        _core.Connection.Run("COMMIT");
    }

    /// <inheritdoc/>
    internal override RecordWriter WriteRecords(RecordTable table, RecordSlots slots) => new RowByRowWriter(this, table, slots);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _core.CloseAll();
            _database.ReturnWriter(_core.Connection);
        }
    }
}
