using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>A record by its id, or by the one field of its natural key: exactly one of the two is given.</summary>
internal sealed class LookUpFetch(ReadModel model, ColumnSet columns, ArgumentSite arguments) : IFetch
{
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;

    internal void Complete()
    {
        _cells = columns.Cells;
        _statement = new LookUpStatement { Table = columns.Table, Columns = columns.Columns }.Print(model.Dialect);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var key = new StatementArguments { Key = ImmutableCollectionsMarshal.AsImmutableArray(KeyOf(request.Arguments(arguments))) };
        var level = new RowLevel(_cells);
        await Statements.RunAsync(_statement, key, request, reader => level.Append(reader, 0), cancellationToken);
        request.CountNodes(level.Count * columns.RecordsARow);
        return Fetched.Singles(level, [level.Count - 1]);
    }

    private SqlValue[] KeyOf(ArgumentValues given)
    {
        var table = columns.Table.Table;
        var (one, count) = (default(KeyValuePair<string, object?>), 0);
        foreach (var entry in given.Entries)
        {
            (one, count) = entry.Value is null ? (one, count) : (entry, count + 1);
        }

        if (count != 1)
        {
            var names = table.Type.Key is [ValueField key] ? $"\"id\" or \"{key.Name}\"" : "\"id\"";
            throw new ExecutionErrorException(
                $"\"{table.Type.SingularName}\" takes exactly one argument that is not null: {names}.", ErrorCodes.OneArgumentRequired);
        }

        var (name, value) = one;
        if (name != "id")
        {
            return [StoreForm.Of(table.Key[0].Kind, value)];
        }

        return RecordId.TryParse(table.Type, (string)value!, out var parts)
            ? NodeKeys.ValuesOf(table, parts)
            : throw NodeKeys.InvalidId((string)value!, $"\"{table.Type.Name}:…\" as the field \"id\" of a {table.Type.Name} gives it");
    }
}

/// <summary>An id that was read: its type and the key's values; no type where the id names none. A record has one id.</summary>
internal readonly record struct NodeKey(string Id, RecordType? Type, SqlValue[] Values);

/// <summary>Values of keys.</summary>
internal static class NodeKeys
{
    internal static SqlValue[] ValuesOf(RecordTable table, object[] parts)
    {
        var values = new SqlValue[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            values[i] = StoreForm.Of(table.Key[i].Kind, parts[i]);
        }

        return values;
    }

    internal static ExecutionErrorException InvalidId(string id, string expected)
    {
        const int longest = 80;
        var shown = id.Length <= longest ? id : id[..(char.IsHighSurrogate(id[longest - 1]) ? longest - 1 : longest)] + "…";
        return new($"\"{shown}\" is not an id here; expected {expected}.", ErrorCodes.InvalidId);
    }
}

/// <summary>Reads the ids of <c>node</c> and <c>nodes</c>: what their types are is known before any record is.</summary>
internal sealed class NodeIdsFetch(ReadModel model, ArgumentSite arguments, bool isList) : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(arguments);
        if (!isList)
        {
            var id = (string)given.Get("id")!;
            var key = Read(id);
            return key.Type is null
                ? throw NodeKeys.InvalidId(id, "\"Type:part\" as a field \"id\" gives it")
                : new(Fetched.Singles(new ObjectLevel<NodeKey>([key]), [0]));
        }

        var ids = (object?[])given.Get("ids")!;
        if (ids.Length > model.Limits.MaxNodeIds)
        {
            throw new ExecutionErrorException(
                $"\"ids\" has {ids.Length} ids, but at most {model.Limits.MaxNodeIds} may be given at once.", ErrorCodes.NodeIdLimitExceeded);
        }

        return new(Fetched.Lists(new ObjectLevel<NodeKey>([.. ids.Select(id => Read((string)id!))]), [0, ids.Length]));
    }

    private NodeKey Read(string id) =>
        RecordId.FindType(model.Tables.City, id) is { } type && RecordId.TryParse(type, id, out var parts)
            ? new NodeKey(id, type, NodeKeys.ValuesOf(model.Tables[type], parts))
            : new NodeKey(id, null, []);
}

/// <summary>The type that an id names.</summary>
internal sealed class NodeType : ITypeColumn
{
    public string? TypeOf(Level level, int position) => ((ObjectLevel<NodeKey>)level).Items[position].Type?.Name;
}
