using SQLitePCL;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>Rows by SQLite's own functions.</summary>
internal sealed class SqliteRowReader : RowReader
{
    private readonly SessionCore _session;
    private readonly CancellationToken _cancellationToken;
    private readonly long _deadline;
    private readonly sqlite3_stmt _handle;
    private PreparedStatement? _statement;
    private bool? _first;

    internal SqliteRowReader(SessionCore session, PreparedStatement statement, long deadline, CancellationToken cancellationToken)
    {
        _session = session;
        _statement = statement;
        _handle = statement.Handle;
        _deadline = deadline;
        _cancellationToken = cancellationToken;
        FieldCount = statement.ColumnCount;
    }

    /// <inheritdoc/>
    public override int FieldCount { get; }

    /// <inheritdoc/>
    public override bool Read()
    {
        ObjectDisposedException.ThrowIf(_statement is null, this);
        _cancellationToken.ThrowIfCancellationRequested();
        if (_first is { } first)
        {
            _first = null;
            return first;
        }

        return _statement.Step(_deadline, _cancellationToken);
    }

    /// <summary>Takes the first row, which <see cref="Read"/> then tells of; false where it takes more steps than are cheap.</summary>
    internal bool TryReadFirst()
    {
        _first = _statement!.TryStep(_deadline, _cancellationToken);
        return _first is not null;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> ReadAsync() => new(Read());

    /// <inheritdoc/>
    public override bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public override long GetInt64(int column) => raw.sqlite3_column_int64(_handle, column);

    /// <inheritdoc/>
    public override double GetDouble(int column) => raw.sqlite3_column_double(_handle, column);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> GetUtf8(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_statement is { } statement)
        {
            _statement = null;
            _session.Close(this, statement);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
