using System.Buffers.Text;
using System.Globalization;
using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>Rows off the wire: a row is in memory when it is read, and texts are copied as the UTF-8 that they are.</summary>
internal sealed class PostgreSqlRowReader : RowReader
{
    private const int LeastRoom = 256;

    private readonly PostgreSqlRun _run;
    private readonly NpgsqlDataReader _reader;
    private readonly ColumnForm[] _columns;
    private bool _disposed;
    private byte[] _texts;
    private int _used;

    internal PostgreSqlRowReader(PostgreSqlRun run, NpgsqlDataReader reader)
    {
        _run = run;
        _reader = reader;
        _columns = run.Statement.ColumnsOf(reader);
        _texts = run.Connection.Texts;
    }

    /// <inheritdoc/>
    public override int FieldCount => _columns.Length;

    /// <inheritdoc/>
    public override bool Read()
    {
        Next();
        try
        {
            return _reader.Read();
        }
        catch (Exception error)
        {
            throw _run.Translated(error);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> ReadAsync()
    {
        Next();
        var row = _reader.ReadAsync(_run.CancellationToken);
        return row.IsCompletedSuccessfully ? new ValueTask<bool>(row) : AwaitAsync(row);
    }

    /// <inheritdoc/>
    public override bool IsNull(int column) => _reader.IsDBNull(column);

    /// <inheritdoc/>
    public override long GetInt64(int column)
    {
        if (_reader.IsDBNull(column))
        {
            return 0;
        }

        return _columns[column] switch
        {
            ColumnForm.Integer => _reader.GetInt64(column),
            ColumnForm.Instant => _reader.GetInt64(column) + PostgreSqlEpoch.Microseconds,
            ColumnForm.Boolean => _reader.GetBoolean(column) ? 1 : 0,
            ColumnForm.Decimal => (long)_reader.GetDecimal(column),
            ColumnForm.Real => (long)_reader.GetDouble(column),
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public override double GetDouble(int column)
    {
        if (_reader.IsDBNull(column))
        {
            return 0;
        }

        return _columns[column] switch
        {
            ColumnForm.Real => _reader.GetDouble(column),
            ColumnForm.Decimal => (double)_reader.GetDecimal(column),
            _ => GetInt64(column),
        };
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> GetUtf8(int column)
    {
        if (_reader.IsDBNull(column))
        {
            return [];
        }

        Reserve(LeastRoom);
        var length = _columns[column] == ColumnForm.Text ? CopyText(column) : Format(column, _texts.AsSpan(_used));
        _used += length;
        return _texts.AsSpan(_used - length, length);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            _reader.Dispose();
        }
        catch (Exception error) when (PostgreSqlRun.IsExpected(error))
        {
            // What is left of the rows is not wanted; a connection that is lost shows at its next use.
        }
        finally
        {
            _run.End(_texts);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return default;
        }

        _disposed = true;
        var closing = _reader.DisposeAsync();
        if (!closing.IsCompletedSuccessfully)
        {
            return EndAsync(closing);
        }

        closing.GetAwaiter().GetResult();
        _run.End(_texts);
        return default;
    }

    private async ValueTask EndAsync(ValueTask closing)
    {
        try
        {
            await closing;
        }
        catch (Exception error) when (PostgreSqlRun.IsExpected(error))
        {
            // As above.
        }
        finally
        {
            _run.End(_texts);
        }
    }

    private void Next()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _run.CancellationToken.ThrowIfCancellationRequested();
        _used = 0;
    }

    private async ValueTask<bool> AwaitAsync(Task<bool> row)
    {
        try
        {
            return await row;
        }
        catch (Exception error)
        {
            throw _run.Translated(error);
        }
    }

    private int CopyText(int column)
    {
        var room = _texts.Length - _used;
        var copied = (int)_reader.GetBytes(column, 0, _texts, _used, room);
        if (copied < room)
        {
            return copied;
        }

        // It may be longer than the room was.
        var length = checked((int)_reader.GetBytes(column, 0, null, 0, 0));
        Reserve(length);
        return (int)_reader.GetBytes(column, 0, _texts, _used, length);
    }

    // Texts of this row that were given out stay in the array that they are in.
    private void Reserve(int room)
    {
        if (_texts.Length - _used < room)
        {
            _texts = new byte[Math.Max(_texts.Length * 2, room)];
            _used = 0;
        }
    }

    private int Format(int column, Span<byte> text)
    {
        int written;
        switch (_columns[column])
        {
            case ColumnForm.Day:
                var day = DateOnly.FromDayNumber(_reader.GetFieldValue<int>(column) + PostgreSqlEpoch.DayNumber);
                day.TryFormat(text, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                return written;
            case ColumnForm.Real:
                _reader.GetDouble(column).TryFormat(text, out written, default, CultureInfo.InvariantCulture);

                // A number of double precision shows that it is one: 7.0.
                return text[..written].IndexOfAny(".EN∞"u8) < 0 && ".0"u8.TryCopyTo(text[written..]) ? written + 2 : written;
            case ColumnForm.Decimal:
                _reader.GetDecimal(column).TryFormat(text, out written, default, CultureInfo.InvariantCulture);
                return written;
            default:
                Utf8Formatter.TryFormat(GetInt64(column), text, out written);
                return written;
        }
    }
}
