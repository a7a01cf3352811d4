using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>Figures over the records of a list, or over those below each record of the level above, by one statement.</summary>
internal sealed class AggregateFetch(ConnectionShape shape) : IFetch
{
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;

    /// <summary>What the level brings.</summary>
    internal FigureSet Figures { get; } = new(shape.Columns.Table, new LevelPlaces(0));

    /// <summary>Makes the statement, when the figures are known.</summary>
    internal void Complete()
    {
        Figures.Complete();
        _cells = [.. Figures.Kinds.Select(CellForm.OfAny)];
        _statement = new AggregateStatement
        {
            Table = shape.Columns.Table,
            By = shape.By,
            Where = shape.Where,
            Figures = Figures.Figures,
        }.Print(shape.Model.Dialect);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(shape.Arguments);
        PageFetch.Check(shape, given);
        var arguments = new StatementArguments { Where = given.Get("where") as InputObject };
        var level = new RowLevel(_cells);
        try
        {
            var rowOf = shape.By is null
                ? await ReadOneAsync(level, arguments, request, cancellationToken)
                : await ReadEachAsync(level, (RowLevel)parents, arguments, request, cancellationToken);
            Figures.Check(level);
            return Fetched.Singles(level, rowOf);
        }
        catch (DatabaseException failure) when (failure.Fault == DatabaseFault.OutOfRange)
        {
            level.Dispose();
            throw FigureSet.Overflow();
        }
        catch
        {
            level.Dispose();
            throw;
        }
    }

    private async ValueTask<int[]> ReadOneAsync(
        RowLevel level, StatementArguments arguments, RequestContext request, CancellationToken cancellationToken)
    {
        await Statements.RunAsync(_statement, arguments, request, reader => level.Append(reader, 0), cancellationToken);
        return [0];
    }

    private async ValueTask<int[]> ReadEachAsync(
        RowLevel level, RowLevel parents, StatementArguments arguments, RequestContext request, CancellationToken cancellationToken)
    {
        var rowOf = new int[parents.Count];
        if (parents.Count == 0)
        {
            return rowOf;
        }

        // A parent without children has the figures of no record.
        level.Append(NoRow.Instance, 0);
        var keys = KeyIndex.Of(parents, shape.ParentKey);
        await Statements.RunAsync(_statement, arguments with { Keys = keys.Keys }, request, reader =>
        {
            rowOf[reader.GetInt64(0)] = level.Count;
            level.Append(reader, 1);
        }, cancellationToken);
        return rowOf;
    }

    /// <summary>A row without any value.</summary>
    private sealed class NoRow : RowReader
    {
        internal static NoRow Instance { get; } = new();

        public override int FieldCount => 0;

        public override bool Read() => false;

        public override ValueTask<bool> ReadAsync() => new(false);

        public override bool IsNull(int column) => true;

        public override long GetInt64(int column) => 0;

        public override double GetDouble(int column) => 0;

        public override ReadOnlySpan<byte> GetUtf8(int column) => [];

        public override void Dispose()
        {
        }

        public override ValueTask DisposeAsync() => default;
    }
}
