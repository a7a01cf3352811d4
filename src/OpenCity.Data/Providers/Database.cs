using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Providers;

/// <summary>
/// A database of one provider: readers, each in its own snapshot, and one writer that never stops them. What differs between the
/// providers is here (sessions), in <see cref="SqlDialect"/> (reads) and in <see cref="SchemaDialect"/> (tables).
/// </summary>
public abstract class Database : IDisposable
{
    private long _statements;

    /// <summary>How reads are written.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>What messages call it: a file, or a host and a name; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>Statements executed since the start, without those that begin and end transactions.</summary>
    public long StatementsExecuted => Interlocked.Read(ref _statements);

    /// <summary>How tables are made and described.</summary>
    internal abstract SchemaDialect Schema { get; }

    /// <summary>Whether there is a database to read from; one in a file is made by the first write.</summary>
    public abstract bool Exists { get; }

    /// <summary>Opens a reader; waits, within the limit, where all are taken.</summary>
    public abstract ReadSession OpenRead();

    /// <summary>Opens a reader; waits, without a thread, where all are taken.</summary>
    public abstract ValueTask<ReadSession> OpenReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether <c>migrate</c> has made tables; also tells whether the database answers.</summary>
    public async ValueTask<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenReadAsync(cancellationToken);
        await using var count = await session.ExecuteAsync(
            Schema.CountTables, [PlatformTables.SnapshotTable, PlatformTables.SnapshotTable], cancellationToken);
        return await count.ReadAsync() && count.GetInt64(0) > 0;
    }

    /// <summary>
    /// Opens the writer and begins its transaction; makes the database where that is possible and there is none. Waits for a writer
    /// of this process, and within the limit for one of another (<see cref="DatabaseFault.Busy"/>). The token also interrupts its
    /// statements.
    /// </summary>
    public abstract ValueTask<WriteSession> OpenWriteAsync(CancellationToken cancellationToken);

    /// <summary>The writer with references unchecked, for changes of tables, which check them all at their end.</summary>
    internal abstract ValueTask<WriteSession> OpenSchemaWriteAsync(TimeSpan wait, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Counts a statement.</summary>
    internal void CountStatement() => Interlocked.Increment(ref _statements);
}
