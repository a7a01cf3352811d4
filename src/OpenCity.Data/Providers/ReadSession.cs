using OpenCity.Data.Sql;

namespace OpenCity.Data.Providers;

/// <summary>
/// A reader of the database in one snapshot: whatever is committed while it is open, all its statements see the same records.
/// Dispose gives the connection back. Not for two threads at a time; a statement's rows are read before the next one is executed.
/// </summary>
public abstract class ReadSession : IDisposable, IAsyncDisposable
{
    /// <summary>Statements executed so far.</summary>
    public abstract int Statements { get; }

    /// <summary>
    /// Whether one statement at most will be executed, which is known before the first: it is its own snapshot, and a database may
    /// spare the transaction around it.
    /// </summary>
    public bool IsSingle { get; set; }

    /// <summary>
    /// Runs a statement with the parameters <c>$1</c> to <c>$n</c>. It is interrupted when the token is cancelled
    /// (<see cref="OperationCanceledException"/>) and when it runs longer than the limit (<see cref="StatementTimeoutException"/>).
    /// </summary>
    public abstract RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken);

    /// <summary>The same without holding a thread while the database works.</summary>
    public abstract ValueTask<RowReader> ExecuteAsync(string sql, SqlValue[] parameters, CancellationToken cancellationToken);

    /// <summary>The same by whichever of the statement's texts costs less.</summary>
    internal virtual ValueTask<RowReader> ExecuteAsync(StatementText statement, SqlValue[] parameters, CancellationToken cancellationToken) =>
        ExecuteAsync(statement.Sql, parameters, cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
