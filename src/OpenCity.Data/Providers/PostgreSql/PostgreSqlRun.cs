using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>One execution of a statement: whose it is, what ends it early, and what its failures mean.</summary>
internal sealed class PostgreSqlRun(
    PostgreSqlConnection connection, PostgreSqlStatement statement, long start, CancellationToken cancellationToken)
{
    private CancellationTokenRegistration _cancelling;

    /// <summary>The connection.</summary>
    internal PostgreSqlConnection Connection => connection;

    /// <summary>The statement.</summary>
    internal PostgreSqlStatement Statement => statement;

    /// <summary>Ends the statement in the server when it is cancelled.</summary>
    internal CancellationToken CancellationToken => cancellationToken;

    /// <summary>Executes and gives the rows.</summary>
    internal RowReader Start()
    {
        try
        {
            CancelWithToken();
            if (!statement.Command.IsPrepared)
            {
                statement.Command.Prepare();
            }

            return new PostgreSqlRowReader(this, statement.Command.ExecuteReader());
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Executes to the end; the number of rows changed.</summary>
    internal int ExecuteNonQuery(bool isPlannedAnew)
    {
        try
        {
            CancelWithToken();
            if (!isPlannedAnew && statement.Command is { IsPrepared: false, Parameters.Count: > 0 })
            {
                statement.Command.Prepare();
            }

            var changed = statement.Command.ExecuteNonQuery();
            End(connection.Texts);
            return Math.Max(0, changed);
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Gives the statement back.</summary>
    internal void End(byte[] texts)
    {
        _cancelling.Dispose();
        connection.End(statement, texts);
    }

    /// <summary>What the driver can throw when the server or the token ends a statement.</summary>
    internal static bool IsExpected(Exception error) => error is NpgsqlException or OperationCanceledException or InvalidOperationException;

    /// <summary>The exception for a failure: cancelled, out of time, or a fault of the database.</summary>
    internal Exception Translated(Exception error)
    {
        if (error is OperationCanceledException || (PostgreSqlErrors.IsCancelled(error) && cancellationToken.IsCancellationRequested))
        {
            return new OperationCanceledException(cancellationToken);
        }

        if (PostgreSqlErrors.IsCancelled(error) && connection.IsOverdue(start))
        {
            return new StatementTimeoutException(connection.StatementTimeout);
        }

        return error is NpgsqlException database ? PostgreSqlErrors.Of(database, connection.Name, statement.Sql) : error;
    }

    /// <summary>Lets the statement go, which is not kept: the next time it is prepared anew. The exception to throw.</summary>
    internal Exception Failed(Exception error)
    {
        _cancelling.Dispose();
        connection.Abandon(statement);
        return Translated(error);
    }

    private void CancelWithToken() => _cancelling = cancellationToken.UnsafeRegister(
        static command => ((NpgsqlCommand)command!).Cancel(), statement.Command);
}
