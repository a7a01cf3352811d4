using System.Collections.Concurrent;
using Npgsql;
using OpenCity.Data.Migration;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>
/// A database of a PostgreSQL server, version 15 or later: pooled readers that cannot write, each request in one snapshot, and one
/// writer at a time for all processes that share the database.
/// </summary>
public sealed class PostgreSqlDatabase : Database
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(20);

    private readonly PostgreSqlOptions _options;
    private readonly NpgsqlDataSource _readers;
    private readonly NpgsqlDataSource _writers;
    private readonly ReaderSlots _slots;
    private readonly SemaphoreSlim _writerSlot = new(1, 1);
    private readonly ConcurrentStack<PostgreSqlConnection> _idleReaders = new();
    private PostgreSqlConnection? _writer;
    private volatile bool _disposed;

    /// <summary>A database; nothing is opened yet.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read; the message does not hold it.</exception>
    public PostgreSqlDatabase(PostgreSqlOptions options, TimeProvider clock)
    {
        _options = options;
        Clock = clock;
        Name = PostgreSqlAddress.NameOf(options.ConnectionString);
        ParameterTypes = new PostgreSqlParameterTypes(Name);
        _readers = PostgreSqlAddress.Source(options.ConnectionString, isReader: true, options.StatementTimeout);
        _writers = PostgreSqlAddress.Source(options.ConnectionString, isReader: false, Timeout.InfiniteTimeSpan);
        _slots = new ReaderSlots(options.MaxReaders, () => new PostgreSqlReadSession(this, IdleReader()));
    }

    /// <inheritdoc/>
    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    // A server is asked each time: what is not there is told by the statement that finds nothing.
    public override bool Exists => true;

    /// <inheritdoc/>
    internal override SchemaDialect Schema => PostgreSqlSchema.Instance;

    /// <summary>The types of parameters, the same for all connections.</summary>
    internal PostgreSqlParameterTypes ParameterTypes { get; }

    /// <summary>Tells the time that statements have run.</summary>
    internal TimeProvider Clock { get; }

    /// <inheritdoc/>
    public override ReadSession OpenRead()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _slots.Open(_options.BusyTimeout) ?? throw new DatabaseException(
            DatabaseFault.Busy, $"All {_options.MaxReaders} readers of the database \"{Name}\" are in use.");
    }

    /// <inheritdoc/>
    public override ValueTask<ReadSession> OpenReadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _slots.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<WriteSession> OpenWriteAsync(CancellationToken cancellationToken) =>
        OpenWriteAsync(Timeout.InfiniteTimeSpan, _options.BusyTimeout, cancellationToken);

    /// <inheritdoc/>
    // References may be added unchecked nowhere: the server checks each when it is made, and that is soon enough.
    internal override ValueTask<WriteSession> OpenSchemaWriteAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        OpenWriteAsync(wait, wait, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        DropIdle();
        Interlocked.Exchange(ref _writer, null)?.Dispose();
        _readers.Dispose();
        _writers.Dispose();
    }

    /// <summary>A new connection that cannot write.</summary>
    internal async ValueTask<PostgreSqlConnection> NewReaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Reader(await _readers.OpenConnectionAsync(cancellationToken));
        }
        catch (NpgsqlException error)
        {
            throw PostgreSqlErrors.Of(error, Name, sql: null);
        }
    }

    /// <summary>A new connection that cannot write.</summary>
    internal PostgreSqlConnection NewReader()
    {
        try
        {
            return Reader(_readers.OpenConnection());
        }
        catch (NpgsqlException error)
        {
            throw PostgreSqlErrors.Of(error, Name, sql: null);
        }
    }

    /// <summary>Takes a reader's connection back, or closes it; the others are closed with one that was lost.</summary>
    internal void ReturnReader(PostgreSqlConnection? connection)
    {
        if (connection is { IsOpen: true } && !_disposed)
        {
            _idleReaders.Push(connection);
        }
        else if (connection is not null)
        {
            connection.Dispose();
            DropIdle();
        }

        _slots.Release();
    }

    /// <summary>Takes the writer's connection back; one that was lost, or whose transaction cannot end, is closed.</summary>
    internal void ReturnWriter(PostgreSqlConnection connection, bool canBeUsedAgain)
    {
        if (canBeUsedAgain && connection.IsOpen && !_disposed)
        {
            _writer = connection;
        }
        else
        {
            connection.Dispose();
        }

        _writerSlot.Release();
    }

    private PostgreSqlConnection? IdleReader() => _idleReaders.TryPop(out var idle) ? idle : null;

    private PostgreSqlConnection Reader(NpgsqlConnection connection) =>
        new(this, connection, _options.StatementCacheSize, _options.StatementTimeout);

    private void DropIdle()
    {
        while (_idleReaders.TryPop(out var idle))
        {
            idle.Dispose();
        }
    }

    private async ValueTask<WriteSession> OpenWriteAsync(TimeSpan ownWait, TimeSpan othersWait, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!await _writerSlot.WaitAsync(ownWait, cancellationToken))
        {
            throw Busy();
        }

        PostgreSqlWriteSession? session = null;
        try
        {
            session = await BeginWriteAsync(othersWait, cancellationToken);
            var start = Clock.GetTimestamp();
            while (!session.TryBecomeWriter())
            {
                if (Clock.GetElapsedTime(start) >= othersWait)
                {
                    throw Busy();
                }

                await Task.Delay(BusyPause, Clock, cancellationToken);
            }

            return session;
        }
        catch (Exception error)
        {
            // The session gives its place back; without one it is given back here.
            if (session is null)
            {
                _writerSlot.Release();
            }

            session?.Dispose();
            throw error is NpgsqlException unreachable ? PostgreSqlErrors.Of(unreachable, Name, sql: null) : error;
        }
    }

    private async ValueTask<PostgreSqlWriteSession> BeginWriteAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _writer, null) is { } kept)
        {
            try
            {
                var session = new PostgreSqlWriteSession(this, kept, cancellationToken);
                session.Begin(wait);
                return session;
            }
            catch (DatabaseException)
            {
                // The server may have been started anew since.
                kept.Dispose();
            }
        }

        var connection = new PostgreSqlConnection(
            this, await _writers.OpenConnectionAsync(cancellationToken), _options.StatementCacheSize, Timeout.InfiniteTimeSpan);
        try
        {
            var session = new PostgreSqlWriteSession(this, connection, cancellationToken);
            session.Begin(wait);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private DatabaseException Busy() => new(
        DatabaseFault.Busy,
        $"The database \"{Name}\" is locked by another process. Wait until it has finished, or stop it, and try again.");
}
