using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>Records by keys that stand in columns of the level above: one statement for all, a shared record read once.</summary>
internal sealed class ReferenceFetch(ReadModel model, ColumnSet columns, ImmutableArray<int> foreignKey) : IFetch
{
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _cells = columns.Cells;
        _statement = new ByKeyStatement { Table = columns.Table, Columns = columns.Columns }.Print(model.Dialect);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var keys = KeyIndex.Of((RowLevel)parents, foreignKey);
        var level = new RowLevel(_cells);
        var rowOf = await ByKey.ReadAsync(_statement, level, keys.Count, keys.Keys, request, cancellationToken);
        request.CountNodes(level.Count * columns.RecordsARow);
        return Fetched.Singles(level, [.. keys.KeyOf.Select(key => key < 0 ? -1 : rowOf[key])]);
    }
}

/// <summary>Reads records by a list of keys.</summary>
internal static class ByKey
{
    /// <summary>Fills the level, whose rows are still to be counted; the row of each key, or -1.</summary>
    internal static async ValueTask<int[]> ReadAsync(
        StatementText statement, RowLevel level, int count, KeyList keys, RequestContext request, CancellationToken cancellationToken)
    {
        var rowOf = new int[count];
        Array.Fill(rowOf, -1);
        if (count == 0)
        {
            return rowOf;
        }

        var arguments = new StatementArguments { Keys = keys };
        await Statements.RunAsync(statement, arguments, request, reader =>
        {
            rowOf[(int)reader.GetInt64(0)] = level.Count;
            level.Append(reader, 1);
        }, cancellationToken);
        return rowOf;
    }
}

/// <summary>The newest record below each record of the level above.</summary>
internal sealed class LatestFetch(ReadModel model, ColumnSet columns, IToOneField by, ImmutableArray<int> key) : IFetch
{
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _cells = columns.Cells;
        _statement = new LatestStatement { Table = columns.Table, By = by, Columns = columns.Columns }.Print(model.Dialect);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var keys = KeyIndex.Of((RowLevel)parents, key);
        var level = new RowLevel(_cells);
        var rowOf = await ByKey.ReadAsync(_statement, level, keys.Count, keys.Keys, request, cancellationToken);
        request.CountNodes(level.Count * columns.RecordsARow);
        return Fetched.Singles(level, [.. keys.KeyOf.Select(position => position < 0 ? -1 : rowOf[position])]);
    }
}

/// <summary>One object in memory that all positions above share: a record's dataset.</summary>
internal sealed class SharedObjectFetch<T>(T item) : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
        new(Fetched.Singles(new ObjectLevel<T>([item]), new int[parents.Count]));
}
