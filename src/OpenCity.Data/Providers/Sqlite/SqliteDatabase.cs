using OpenCity.Data.Migration;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>
/// The embedded database: a file in WAL mode with pooled readers, each in its own snapshot, and one writer that never stops them.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(20);

    private readonly SqliteOptions _options;
    private readonly TimeProvider _clock;
    private readonly ReaderSlots _readers;
    private readonly SemaphoreSlim _writerSlot = new(1, 1);
    private readonly Stack<SqliteHandle> _idleReaders = new();
    private readonly Lock _idleLock = new();
    private SqliteHandle? _writer;
    private bool _disposed;

    /// <summary>A database in a file; nothing is opened yet.</summary>
    public SqliteDatabase(SqliteOptions options, TimeProvider clock)
    {
        _options = options with { Path = System.IO.Path.GetFullPath(options.Path) };
        _clock = clock;
        _readers = new ReaderSlots(options.MaxReaders, StartReader);
    }

    /// <summary>The file, as a full path.</summary>
    public string Path => _options.Path;

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public override string Name => Path;

    /// <inheritdoc/>
    public override bool Exists => File.Exists(Path);

    /// <inheritdoc/>
    internal override SchemaDialect Schema => SqliteSchema.Instance;

    /// <inheritdoc/>
    public override ReadSession OpenRead()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _readers.Open(_options.BusyTimeout) ?? throw new DatabaseException(
            DatabaseFault.Busy, $"All {_options.MaxReaders} readers of the database \"{Path}\" are in use.");
    }

    /// <inheritdoc/>
    public override ValueTask<ReadSession> OpenReadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _readers.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<WriteSession> OpenWriteAsync(CancellationToken cancellationToken) =>
        OpenWriteAsync(Timeout.InfiniteTimeSpan, _options.BusyTimeout, checkReferences: true, cancellationToken);

    /// <inheritdoc/>
    internal override ValueTask<WriteSession> OpenSchemaWriteAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        OpenWriteAsync(wait, wait, checkReferences: false, cancellationToken);

    /// <summary>Takes a reader's connection back; one that cannot end its transaction is closed.</summary>
    internal void ReturnReader(SqliteHandle connection)
    {
        try
        {
            if (connection.InTransaction)
            {
                connection.Run("COMMIT");
            }

            lock (_idleLock)
            {
                if (!_disposed)
                {
                    _idleReaders.Push(connection);
                    return;
                }
            }

            connection.Dispose();
        }
        catch (DatabaseException)
        {
            connection.Dispose();
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>Takes the writer's connection back, and what was not committed with it.</summary>
    internal void ReturnWriter(SqliteHandle connection)
    {
        try
        {
            if (connection.InTransaction)
            {
                connection.Run("ROLLBACK");
            }

            connection.Run("PRAGMA foreign_keys=ON");
        }
        catch (DatabaseException)
        {
            // Closing the connection takes the transaction back as well.
            _writer = null;
            connection.Dispose();
        }
        finally
        {
            if (_disposed)
            {
                connection.Dispose();
            }

            _writerSlot.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_idleLock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            while (_idleReaders.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }

        // The writer goes last: it moves the log into the file.
        if (_writerSlot.Wait(0))
        {
            _writer?.Dispose();
        }
    }

    private async ValueTask<WriteSession> OpenWriteAsync(
        TimeSpan ownWait, TimeSpan othersWait, bool checkReferences, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!await _writerSlot.WaitAsync(ownWait, cancellationToken))
        {
            throw SqliteErrors.Of(SQLitePCL.raw.SQLITE_BUSY, Path, sql: null, inner: null);
        }

        try
        {
            var start = _clock.GetTimestamp();
            while (true)
            {
                try
                {
                    return BeginWrite(checkReferences, cancellationToken);
                }
                catch (DatabaseException error)
                    when (error.Fault == DatabaseFault.Busy && _clock.GetElapsedTime(start) < othersWait)
                {
                    await Task.Delay(BusyPause, _clock, cancellationToken);
                }
            }
        }
        catch
        {
            _writerSlot.Release();
            throw;
        }
    }

    private SqliteWriteSession BeginWrite(bool checkReferences, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            CreateFolder();
            _writer = SqliteHandle.OpenWriter(_options, _clock);
        }

        try
        {
            _writer.Run(checkReferences ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
            _writer.Run("BEGIN IMMEDIATE");
            _writer.Run("PRAGMA defer_foreign_keys=ON");
            return new SqliteWriteSession(this, _writer, cancellationToken);
        }
        catch
        {
            _writer.Dispose();
            _writer = null;
            throw;
        }
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                DatabaseFault.ReadOnly,
                $"The folder of the database \"{Path}\" cannot be made. Give this user the right to write there, or name another folder.",
                inner: error);
        }
    }

    private SqliteReadSession StartReader()
    {
        SqliteHandle? connection = null;
        try
        {
            lock (_idleLock)
            {
                _idleReaders.TryPop(out connection);
            }

            connection ??= SqliteHandle.OpenReader(_options, _clock);
            return new SqliteReadSession(this, connection);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }
}
