using System.Data;
using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>One connection with its prepared statements; it runs one statement at a time. Not for two threads at a time.</summary>
internal sealed class PostgreSqlConnection : IDisposable
{
    private readonly PostgreSqlDatabase _database;
    private readonly StatementCache<PostgreSqlStatement> _statements;
    private bool _isRunning;

    internal PostgreSqlConnection(PostgreSqlDatabase database, NpgsqlConnection connection, int statementCacheSize, TimeSpan statementTimeout)
    {
        _database = database;
        Driver = connection;
        StatementTimeout = statementTimeout;
        _statements = new StatementCache<PostgreSqlStatement>(statementCacheSize);
    }

    /// <summary>The driver's connection.</summary>
    internal NpgsqlConnection Driver { get; }

    /// <summary>What messages call the database.</summary>
    internal string Name => _database.Name;

    /// <summary>How long a statement may run; infinite for the writer.</summary>
    internal TimeSpan StatementTimeout { get; }

    /// <summary>Where the texts of a row are copied to.</summary>
    internal byte[] Texts { get; private set; } = new byte[4096];

    /// <summary>Whether it can go on.</summary>
    internal bool IsOpen => Driver.State == ConnectionState.Open;

    /// <summary>Whether a statement that was started then has used up its time.</summary>
    internal bool IsOverdue(long start) =>
        StatementTimeout != Timeout.InfiniteTimeSpan && _database.Clock.GetElapsedTime(start) >= StatementTimeout * 0.9;

    /// <summary>A statement that was not kept, with the types of its parameters.</summary>
    internal async ValueTask<PostgreSqlStatement> NewStatementAsync(string sql, int parameters, CancellationToken cancellationToken) =>
        new(Driver, sql, await _database.ParameterTypes.GetAsync(Driver, sql, parameters, cancellationToken));

    /// <summary>Runs a statement.</summary>
    internal RowReader Execute(string sql, ReadOnlySpan<SqlValue> values, CancellationToken cancellationToken)
    {
        var statement = Rent(sql) ?? new PostgreSqlStatement(Driver, sql, _database.ParameterTypes.Get(Driver, sql, values.Length));
        return Run(statement, values, cancellationToken).Start();
    }

    /// <summary>Runs a statement to its end; the number of rows changed. One that is planned anew fits the tables as they are now.</summary>
    internal int ExecuteNonQuery(
        string sql, ReadOnlySpan<SqlValue> values, CancellationToken cancellationToken, bool isPlannedAnew = false)
    {
        var statement = Rent(sql) ?? new PostgreSqlStatement(Driver, sql, _database.ParameterTypes.Get(Driver, sql, values.Length));
        return Run(statement, values, cancellationToken).ExecuteNonQuery(isPlannedAnew);
    }

    /// <summary>Takes a statement back.</summary>
    internal void End(PostgreSqlStatement statement, byte[] texts)
    {
        _isRunning = false;
        Texts = texts;
        if (IsOpen && statement.Command.IsPrepared)
        {
            _statements.Return(statement);
        }
        else
        {
            statement.Dispose();
        }
    }

    /// <summary>Lets a statement go that failed.</summary>
    internal void Abandon(PostgreSqlStatement statement)
    {
        _isRunning = false;
        statement.Command.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => Driver.Dispose();

    /// <summary>A statement that was kept, or null.</summary>
    internal PostgreSqlStatement? Rent(string sql) => _isRunning
        ? throw new InvalidOperationException("The rows of the statement before have not been read to their end.")
        : _statements.Rent(sql);

    /// <summary>Begins an execution of a statement, which is told to <see cref="End"/> or <see cref="Abandon"/>.</summary>
    internal PostgreSqlRun Run(PostgreSqlStatement statement, ReadOnlySpan<SqlValue> values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        statement.Bind(values);
        _isRunning = true;
        _database.CountStatement();
        return new PostgreSqlRun(this, statement, _database.Clock.GetTimestamp(), cancellationToken);
    }
}
