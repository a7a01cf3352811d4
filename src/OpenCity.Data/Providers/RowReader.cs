using System.Text;
using SQLitePCL;

namespace OpenCity.Data.Providers;

/// <summary>
/// The rows of a running statement, one at a time. Cells are read by place, without an allocation; what a span shows is gone
/// with the next row. Dispose ends the statement.
/// </summary>
public sealed class RowReader : IDisposable
{
    private readonly SessionCore _session;
    private readonly CancellationToken _cancellationToken;
    private readonly long _deadline;
    private readonly sqlite3_stmt _handle;
    private PreparedStatement? _statement;

    internal RowReader(SessionCore session, PreparedStatement statement, long deadline, CancellationToken cancellationToken)
    {
        _session = session;
        _statement = statement;
        _handle = statement.Handle;
        _deadline = deadline;
        _cancellationToken = cancellationToken;
        FieldCount = statement.ColumnCount;
    }

    /// <summary>Columns of a row.</summary>
    public int FieldCount { get; }

    /// <summary>Goes to the next row; false at the end. Throws when cancelled or out of time.</summary>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(_statement is null, this);
        _cancellationToken.ThrowIfCancellationRequested();
        return _statement.Step(_deadline, _cancellationToken);
    }

    /// <summary>Whether the cell has no value.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <summary>A whole number; also booleans and instants. 0 where there is none.</summary>
    public long GetInt64(int column) => raw.sqlite3_column_int64(_handle, column);

    /// <summary>A number of double precision; 0 where there is none.</summary>
    public double GetDouble(int column) => raw.sqlite3_column_double(_handle, column);

    /// <summary>A text as UTF-8, until the next row; empty where there is none.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>A text; allocates. Null where there is none.</summary>
    public string? GetString(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(GetUtf8(column));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_statement is { } statement)
        {
            _statement = null;
            _session.Close(this, statement);
        }
    }
}
