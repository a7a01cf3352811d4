using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>
/// The records of one type among ids: a loader reads those of all fields <c>node</c> and <c>nodes</c> by one statement, with the columns
/// that any of them selects; each field has a level of its own, so that what hangs below is read for its own records only.
/// </summary>
internal sealed class NodeLoader : IResolver
{
    private readonly ReadModel _model;
    private readonly DataLoader<NodeKey, Row> _loader;
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;

    internal NodeLoader(ReadModel model, RecordType type)
    {
        _model = model;
        Columns = new ColumnSet(TablePath.Root(model.Tables, type));
        _loader = new DataLoader<NodeKey, Row>(type.Name, ReadAsync)
        {
            Comparer = EqualityComparer<NodeKey>.Create((one, other) => one.Id == other.Id, key => key.Id.GetHashCode(StringComparison.Ordinal)),
        };
    }

    /// <summary>The columns that the fields select.</summary>
    internal ColumnSet Columns { get; }

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _cells = Columns.Cells;
        _statement = new ByKeyStatement { Table = Columns.Table, Columns = Columns.Columns }.Print(_model.Dialect);
    }

    public async ValueTask<Fetched> ResolveAsync(Level parents, ResolverContext context, CancellationToken cancellationToken)
    {
        var ids = ((ObjectLevel<NodeKey>)parents).Items;
        var rows = await context.LoadAsync(_loader, ids.Where(IsHere));
        var level = new RowLevel(_cells);
        var positions = new int[ids.Length];

        // Records of a level are distinct, as child pages take for granted: an id given twice is one record.
        var known = new Dictionary<string, int>();
        for (int i = 0, next = 0; i < ids.Length; i++)
        {
            positions[i] = -1;
            if (!IsHere(ids[i]))
            {
                continue;
            }

            var row = rows[next++].Value;
            if (row.Level is { } read && known.TryAdd(ids[i].Id, level.Count))
            {
                level.Append(read, row.Index);
            }

            positions[i] = known.GetValueOrDefault(ids[i].Id, -1);
        }

        context.Request.CountNodes(level.Count * Columns.RecordsARow);
        return Fetched.Singles(level, positions);
    }

    private bool IsHere(NodeKey id) => id.Type == Columns.Table.Table.Type;

    private async ValueTask<IReadOnlyList<Answer<Row>>> ReadAsync(
        IReadOnlyList<NodeKey> ids, LoadContext context, CancellationToken cancellationToken)
    {
        var keys = new KeyList(Columns.Table.Table.Key.Length);
        foreach (var id in ids)
        {
            keys.Add(id.Values);
        }

        var level = new RowLevel(_cells);
        context.Request.DisposeWithRequest(level);
        var turn = ((ReadState)context.State!).Turn;
        await turn.WaitAsync(cancellationToken);
        try
        {
            var rowOf = await ByKey.ReadAsync(_statement, level, ids.Count, keys, context.Request, cancellationToken);
            return Answer.All(rowOf.Select(row => row < 0 ? default : new Row(level, row)));
        }
        finally
        {
            turn.Release();
        }
    }

    private readonly record struct Row(RowLevel? Level, int Index);
}
