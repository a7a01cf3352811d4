using System.Collections.Immutable;
using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.Plans;

/// <summary>A statement as a request executed it.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Values">The values of its parameters.</param>
internal sealed record ExecutedStatement(string Sql, ImmutableArray<SqlValue> Values)
{
    /// <summary>A text that may have been executed in its place; null where there is none.</summary>
    public string? Unbounded { get; init; }

    /// <summary>It by each of its texts.</summary>
    public IEnumerable<ExecutedStatement> Texts => Unbounded is null ? [this] : [this, new(Unbounded, Values)];
}

/// <summary>A database that keeps what its readers execute.</summary>
internal sealed class RecordingDatabase(Database database) : Database
{
    /// <summary>The statements so far.</summary>
    public List<ExecutedStatement> Executed { get; } = [];

    public override SqlDialect Dialect => database.Dialect;

    public override string Name => database.Name;

    public override bool Exists => database.Exists;

    internal override SchemaDialect Schema => database.Schema;

    public override ReadSession OpenRead() => new Session(database.OpenRead(), Executed);

    public override async ValueTask<ReadSession> OpenReadAsync(CancellationToken cancellationToken) =>
        new Session(await database.OpenReadAsync(cancellationToken), Executed);

    public override ValueTask<WriteSession> OpenWriteAsync(CancellationToken cancellationToken) => database.OpenWriteAsync(cancellationToken);

    public override void Dispose() => database.Dispose();

    internal override ValueTask<WriteSession> OpenSchemaWriteAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        database.OpenSchemaWriteAsync(wait, cancellationToken);

    private sealed class Session(ReadSession session, List<ExecutedStatement> executed) : ReadSession
    {
        public override int Statements => session.Statements;

        public override RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken)
        {
            session.IsSingle = IsSingle;
            executed.Add(new ExecutedStatement(sql, [.. parameters]));
            return session.Execute(sql, parameters, cancellationToken);
        }

        public override ValueTask<RowReader> ExecuteAsync(string sql, SqlValue[] parameters, CancellationToken cancellationToken)
        {
            session.IsSingle = IsSingle;
            executed.Add(new ExecutedStatement(sql, [.. parameters]));
            return session.ExecuteAsync(sql, parameters, cancellationToken);
        }

        internal override ValueTask<RowReader> ExecuteAsync(StatementText statement, SqlValue[] parameters, CancellationToken cancellationToken)
        {
            session.IsSingle = IsSingle;
            executed.Add(new ExecutedStatement(statement.Sql, [.. parameters]) { Unbounded = statement.Unbounded });
            return session.ExecuteAsync(statement, parameters, cancellationToken);
        }

        public override void Dispose() => session.Dispose();

        public override ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
