namespace OpenCity.Data.Providers.Sqlite;

/// <summary>What readers and the writer have in common: a connection, its running statements and their count.</summary>
internal sealed class SessionCore(SqliteDatabase database, SqliteHandle connection)
{
    private readonly List<SqliteRowReader> _running = [];

    /// <summary>The connection.</summary>
    internal SqliteHandle Connection => connection;

    /// <summary>Statements executed so far.</summary>
    internal int Statements { get; private set; }

    /// <summary>Starts a statement.</summary>
    internal SqliteRowReader Start(string sql, ReadOnlySpan<SqlValue> parameters, long deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var statement = Bound(sql, parameters);
        var reader = new SqliteRowReader(this, statement, deadline, cancellationToken);
        _running.Add(reader);
        return reader;
    }

    /// <summary>Starts a statement and takes its first row; null where that takes more steps than are cheap.</summary>
    internal SqliteRowReader? TryStart(string sql, ReadOnlySpan<SqlValue> parameters, long deadline, CancellationToken cancellationToken)
    {
        var reader = Start(sql, parameters, deadline, cancellationToken);
        if (reader.TryReadFirst())
        {
            return reader;
        }

        reader.Dispose();
        return null;
    }

    /// <summary>Runs a statement to its end.</summary>
    internal void Run(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var statement = Bound(sql, parameters);
        try
        {
            while (statement.Step(SqliteHandle.NoDeadline, cancellationToken))
            {
                // Rows of a writing statement (RETURNING) are not asked for.
            }
        }
        finally
        {
            statement.Reset();
            connection.Statements.Return(statement);
        }
    }

    /// <summary>Ends a statement.</summary>
    internal void Close(SqliteRowReader reader, PreparedStatement statement)
    {
        statement.Reset();
        connection.Statements.Return(statement);
        _running.Remove(reader);
    }

    /// <summary>Ends all statements that still run.</summary>
    internal void CloseAll()
    {
        while (_running is [.., var last])
        {
            last.Dispose();
        }
    }

    private PreparedStatement Bound(string sql, ReadOnlySpan<SqlValue> parameters)
    {
        var statement = connection.Rent(sql);
        try
        {
            statement.Bind(parameters);
        }
        catch
        {
            statement.Dispose();
            throw;
        }

        Statements++;
        database.CountStatement();
        return statement;
    }
}
