using System.Globalization;
using Npgsql;
using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>The writing connection in its transaction.</summary>
internal sealed class PostgreSqlWriteSession(
    PostgreSqlDatabase database, PostgreSqlConnection connection, CancellationToken cancellationToken) : WriteSession
{
    // "OpenCity" in ASCII: the one writer of a database holds this lock until its transaction ends.
    private const long WriterLock = 0x4F70656E43697479;

    private readonly SortedSet<string> _filled = new(StringComparer.Ordinal);
    private NpgsqlTransaction? _transaction;
    private bool _failed;
    private bool _disposed;
    private int _statements;

    /// <inheritdoc/>
    public override int Statements => _statements;

    /// <summary>The driver's connection, for bulk loads.</summary>
    internal NpgsqlConnection Driver => connection.Driver;

    /// <summary>Stops what the session does.</summary>
    internal CancellationToken CancellationToken => cancellationToken;

    /// <inheritdoc/>
    public override int Execute(string sql, params ReadOnlySpan<SqlValue> parameters) => Execute(sql, parameters, isPlannedAnew: false);

    /// <summary>Runs a statement for tables that have grown since it was run before.</summary>
    internal int ExecutePlannedAnew(string sql, ReadOnlySpan<SqlValue> parameters) => Execute(sql, parameters, isPlannedAnew: true);

    /// <inheritdoc/>
    public override RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _statements++;
        try
        {
            return connection.Execute(sql, parameters, cancellationToken);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Commit()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_failed)
        {
            // The server takes back a transaction in which a statement failed, and says nothing.
            throw new InvalidOperationException("A statement of the transaction has failed.");
        }

        foreach (var table in _filled)
        {
            // Plans of the first reads after a load must not be made for an empty table.
            Execute($"ANALYZE {table}");
        }

        try
        {
            _transaction!.Commit();
            _transaction = null;
        }
        catch (NpgsqlException error)
        {
            throw PostgreSqlErrors.Of(error, database.Name, sql: null);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            database.ReturnWriter(connection, RolledBack());
        }
    }

    /// <inheritdoc/>
    internal override RecordWriter WriteRecords(RecordTable table, RecordSlots slots) => new CopyWriter(this, table, slots);

    /// <summary>Begins the transaction. References are checked at its end; a table that is in use is waited for so long.</summary>
    internal void Begin(TimeSpan wait)
    {
        _transaction = connection.Driver.BeginTransaction();
        var milliseconds = (long)Math.Clamp(wait.TotalMilliseconds, 1, int.MaxValue);
        connection.ExecuteNonQuery(
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {milliseconds}"), [], cancellationToken);
        connection.ExecuteNonQuery("SET CONSTRAINTS ALL DEFERRED", [], cancellationToken);
    }

    /// <summary>Whether no other process writes now, and none will until the end.</summary>
    internal bool TryBecomeWriter()
    {
        using var row = connection.Execute("SELECT pg_try_advisory_xact_lock($1)", [WriterLock], cancellationToken);
        return row.Read() && row.GetInt64(0) == 1;
    }

    /// <summary>Notes that a table has got many rows.</summary>
    internal void Fill(string table) => _filled.Add(table);

    /// <summary>Runs work of the driver with the failures of a statement.</summary>
    internal void Run(Action work)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _statements++;
        database.CountStatement();
        try
        {
            work();
        }
        catch (NpgsqlException error)
        {
            _failed = true;
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(cancellationToken)
                : PostgreSqlErrors.Of(error, database.Name, sql: null);
        }
    }

    private int Execute(string sql, ReadOnlySpan<SqlValue> parameters, bool isPlannedAnew)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _statements++;
        try
        {
            return connection.ExecuteNonQuery(sql, parameters, cancellationToken, isPlannedAnew);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private bool RolledBack()
    {
        try
        {
            _transaction?.Rollback();
            return true;
        }
        catch (Exception error) when (PostgreSqlRun.IsExpected(error))
        {
            return false;
        }
    }
}
