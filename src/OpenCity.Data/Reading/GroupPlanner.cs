using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>Plans groups of the records of a list.</summary>
internal static class GroupPlanner
{
    internal static FieldOutput.Many Plan(ConnectionShape shape, FieldSelection field, Slot parent)
    {
        var planned = field.Arguments.Planned;
        GroupTerms terms;
        try
        {
            terms = GroupCompiler.Compile(
                shape.Columns.Table, (object?[])planned.Get("by")!, planned.Get("having") as InputObject, planned.Get("order") as object?[]);
        }
        catch (QueryException query)
        {
            throw new ExecutionErrorException(query.Message, query.Code);
        }

        var fetch = new GroupFetch(shape, field.Arguments, terms);
        var slot = field.Plan.AddFetch(fetch, parent);
        field.Plan.OnComplete(fetch.Complete);
        return new FieldOutput.Many(slot, new GroupSource(shape.Model, terms, fetch, slot));
    }
}

/// <summary>Plans the two fields of a group.</summary>
internal sealed class GroupSource(ReadModel model, GroupTerms terms, GroupFetch groups, Slot slot) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "key"
        ? new FieldOutput.Same(new GroupKeySource(model, terms, groups, slot), slot)
        : new FieldOutput.Same(new AggregateSource(model, groups.Figures, slot), slot);
}

/// <summary>Plans what the records of a group have in common.</summary>
internal sealed class GroupKeySource(ReadModel model, GroupTerms terms, GroupFetch groups, Slot slot) : ObjectSource
{
    private readonly RecordTable _table = groups.Figures.Table.Table;

    public override FieldOutput Select(FieldSelection field)
    {
        var name = field.Definition.Name;
        var part = terms.Fields.FirstOrDefault(part => part.Name == name);
        return _table.Type.FieldsByName.GetValueOrDefault(name) is IToOneField toOne
            ? Record(toOne, part, field)
            : new FieldOutput.Leaf(slot, part is null ? new NoValue() : Value(name, part.First));
    }

    private FieldOutput Record(IToOneField toOne, GroupField? part, FieldSelection field)
    {
        var root = TablePath.Root(model.Tables, toOne.Target);
        if (part is not null && RecordSource.CanBeJoined(toOne, field))
        {
            return new FieldOutput.Same(
                new RecordSource(model, groups.Join(root, part.First), slot), slot, new PresenceValue(part.First));
        }

        var target = new ColumnSet(root);
        Slot child;
        if (part is null)
        {
            child = field.Plan.AddFetch(new NoRecordFetch(target), slot);
        }
        else
        {
            var fetch = new ReferenceFetch(model, target, [.. Enumerable.Range(part.First, part.Count)]);
            child = field.Plan.AddFetch(fetch, slot);
            field.Plan.OnComplete(fetch.Complete);
        }

        return new FieldOutput.One(child, new RecordSource(model, target, child));
    }

    private IColumn Value(string name, int column)
    {
        var key = terms.Keys[column];
        var isInstant = _table.Type.FieldsByName.GetValueOrDefault(name) is ValueField { Kind: ValueKind.DateTime };
        return (key.Bucket, key.Kind) switch
        {
            (TimeBucket.Hour, _) => new StartOfHourValue(column, model.Clock),
            (not null, _) when isInstant => new StartOfDayValue(column, model.Clock),
            (_, ColumnKind.Int or ColumnKind.Long) => new WholeNumberValue(column),
            (_, ColumnKind.Boolean) => new BooleanValue(column),
            _ => new TextValue(column),
        };
    }
}

/// <summary>No record: what a key answers for a reference that its groups are not made by.</summary>
internal sealed class NoRecordFetch(ColumnSet columns) : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var none = new int[parents.Count];
        Array.Fill(none, -1);
        return new(Fetched.Singles(new RowLevel(columns.Cells), none));
    }
}
