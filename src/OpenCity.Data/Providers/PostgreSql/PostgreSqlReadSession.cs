using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>A pooled connection; where there are several statements, in a transaction with one snapshot.</summary>
internal sealed class PostgreSqlReadSession(PostgreSqlDatabase database, PostgreSqlConnection? pooled) : ReadSession
{
    private PostgreSqlConnection? _connection = pooled;
    private NpgsqlTransaction? _transaction;
    private bool _mayBeStale = pooled is not null;
    private int _statements;
    private bool _disposed;

    /// <inheritdoc/>
    public override int Statements => _statements;

    /// <inheritdoc/>
    public override RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            return Start(_connection ??= database.NewReader(), sql, parameters, cancellationToken);
        }
        catch (DatabaseException) when (IsStale())
        {
            return Start(_connection = database.NewReader(), sql, parameters, cancellationToken);
        }
    }

    /// <inheritdoc/>
    // One method, not one a step: each that waits costs an object, and every statement of every request comes here.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<RowReader> ExecuteAsync(string sql, SqlValue[] parameters, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (true)
        {
            PostgreSqlRun? run = null;
            try
            {
                var connection = _connection ??= await database.NewReaderAsync(cancellationToken);
                Begin(connection);
                var statement = connection.Rent(sql)
                    ?? await connection.NewStatementAsync(sql, parameters.Length, cancellationToken);
                run = connection.Run(statement, parameters, cancellationToken);
                if (!statement.Command.IsPrepared)
                {
                    await statement.Command.PrepareAsync(cancellationToken);
                }

                var rows = await statement.Command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);
                Started();
                return new PostgreSqlRowReader(run, rows);
            }
            catch (Exception error)
            {
                var translated = run?.Failed(error) ?? error;
                if (translated is DatabaseException && IsStale())
                {
                    // Once: on the connection that comes now nothing can be stale.
                    continue;
                }

                if (ReferenceEquals(translated, error))
                {
                    throw;
                }

                throw translated;
            }
        }
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
            _transaction?.Commit();
        }
        catch (Exception error) when (PostgreSqlRun.IsExpected(error))
        {
            _connection!.Dispose();
        }
        finally
        {
            database.ReturnReader(_connection);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (_disposed || _transaction is not null)
        {
            return EndAsync();
        }

        _disposed = true;
        database.ReturnReader(_connection);
        return default;
    }

    private async ValueTask EndAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            await _transaction!.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (PostgreSqlRun.IsExpected(error))
        {
            // The transaction ends with its connection.
            _connection!.Dispose();
        }
        finally
        {
            database.ReturnReader(_connection);
        }
    }

    private RowReader Start(
        PostgreSqlConnection connection, string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
    {
        Begin(connection);
        var rows = connection.Execute(sql, parameters, cancellationToken);
        Started();
        return rows;
    }

    // The driver sends BEGIN together with the first statement: it costs no journey of its own. A statement that is the only one has
    // its own snapshot.
    private void Begin(PostgreSqlConnection connection)
    {
        if (_transaction is null && !IsSingle)
        {
            _transaction = connection.Driver.BeginTransaction(IsolationLevel.RepeatableRead);
        }
    }

    private void Started()
    {
        _statements++;
        _mayBeStale = false;
        if (IsSingle && _statements > 1)
        {
            throw new InvalidOperationException("A second statement in a session for one.");
        }
    }

    // A pooled connection of a server that was started anew: nothing has been read yet, so another one will do.
    private bool IsStale()
    {
        if (!_mayBeStale || _connection!.IsOpen)
        {
            return false;
        }

        _mayBeStale = false;
        _transaction = null;
        _connection.Dispose();
        _connection = null;
        return true;
    }
}
