using System.Collections.Immutable;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>Plans connections, at the root and below parents.</summary>
internal static class ConnectionPlanner
{
    /// <summary>All records of a type.</summary>
    internal static FieldOutput.Same AtRoot(ReadModel model, RecordType type, FieldSelection field) =>
        Plan(new ConnectionShape(model, field, type, null, []), field, Slot.Root);

    /// <summary>The records that refer to each record of a level.</summary>
    internal static FieldOutput.Same Below(
        ReadModel model, CollectionField collection, FieldSelection field, ColumnSet parent, Slot slot)
    {
        var key = parent.AddAll(parent.Table.Table.Key);
        return Plan(new ConnectionShape(model, field, collection.Item, collection.By, key), field, slot);
    }

    private static FieldOutput.Same Plan(ConnectionShape shape, FieldSelection field, Slot parent)
    {
        var plan = field.Plan;
        var selected = field.SelectedNames();
        var source = new ConnectionSource(shape, parent);
        if (selected.Contains("nodes") || selected.Contains("edges") || selected.Contains("pageInfo"))
        {
            var page = new PageFetch(shape);
            source.Page = plan.AddFetch(page, parent);
            plan.OnComplete(page.Complete);
        }

        if (selected.Contains("totalCount") || selected.Contains("totalCountRelation"))
        {
            source.Count = plan.AddFetch(new CountFetch(shape), parent);
        }

        if (selected.Contains("aggregate"))
        {
            var aggregate = new AggregateFetch(shape);
            source.Figures = aggregate.Figures;
            source.Aggregate = plan.AddFetch(aggregate, parent);
            plan.OnComplete(aggregate.Complete);
        }

        return new FieldOutput.Same(source, source.Page ?? source.Count ?? source.Aggregate ?? parent);
    }
}

/// <summary>
/// What the arguments of a connection say that its statements are made of. It is kept with the plan, so it holds nothing of the
/// request that the plan was made for.
/// </summary>
internal sealed class ConnectionShape
{
    internal ConnectionShape(
        ReadModel model, FieldSelection field, RecordType type, IToOneField? by, ImmutableArray<int> parentKey)
    {
        Model = model;
        By = by;
        ParentKey = parentKey;
        Columns = new ColumnSet(TablePath.Root(model.Tables, type));
        Arguments = field.Arguments;
        var planned = Arguments.Planned;
        try
        {
            if (planned.Get("where") is InputObject where)
            {
                Where = FilterCompiler.Compile(Columns.Table, where, model.Limits);
                IndexRule.Check(Columns.Table, Where, isBelowParent: by is not null);
            }

            Order = OrderCompiler.Compile(Columns.Table, planned.Get("order") as object?[]);
        }
        catch (QueryException query)
        {
            throw new ExecutionErrorException(query.Message, query.Code);
        }

        IsBackward = planned.Get("last") is not null;
        Limit = model.LimitOf(planned.Get(IsBackward ? "last" : "first"));
    }

    internal ReadModel Model { get; }

    /// <summary>What leads back to the parent; null at the root.</summary>
    internal IToOneField? By { get; }

    /// <summary>The parent's key in the parent's level.</summary>
    internal ImmutableArray<int> ParentKey { get; }

    internal ColumnSet Columns { get; }

    internal ArgumentSite Arguments { get; }

    internal Predicate? Where { get; }

    internal RecordOrder Order { get; }

    internal int Limit { get; }

    /// <summary>Whether pages are read from the end of the list.</summary>
    internal bool IsBackward { get; }

    /// <summary>The order's columns in the level, for cursors; asked for with them.</summary>
    internal ImmutableArray<int> AddOrderColumns() => [.. Order.Terms.Select(term => Columns.Add(term.Column))];
}

/// <summary>Plans the fields of a connection.</summary>
internal sealed class ConnectionSource(ConnectionShape shape, Slot parent) : ObjectSource
{
    internal Slot? Page { get; set; }

    internal Slot? Count { get; set; }

    internal Slot? Aggregate { get; set; }

    internal FigureSet? Figures { get; set; }

    public override FieldOutput Select(FieldSelection field) => field.Definition.Name switch
    {
        "nodes" => new FieldOutput.Many(Page!.Value, Records()),
        "edges" => new FieldOutput.Many(Page!.Value, new EdgeSource(shape, Page.Value, Records())),
        "pageInfo" => new FieldOutput.Same(new PageInfoSource(shape, Page!.Value), Page.Value),
        "aggregate" => new FieldOutput.One(Aggregate!.Value, new AggregateSource(shape.Model, Figures!, Aggregate.Value)),
        "groups" => GroupPlanner.Plan(shape, field, parent),
        "totalCount" => new FieldOutput.Leaf(Count!.Value, new CountValue(shape.Model.Limits.MaxExactCount)),
        _ => new FieldOutput.Leaf(Count!.Value, new CountRelationValue(shape.Model.Limits.MaxExactCount)),
    };

    private RecordSource Records() => new(shape.Model, shape.Columns, Page!.Value);
}

/// <summary>Plans the fields of an edge, at the position of its record.</summary>
internal sealed class EdgeSource(ConnectionShape shape, Slot page, RecordSource records) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "node"
        ? new FieldOutput.Same(records, page)
        : new FieldOutput.Leaf(page, new CursorValue(shape.Model.Cursors, shape.Order, shape.AddOrderColumns()));
}

/// <summary>Plans the fields of a page's information, at the position of its parent.</summary>
internal sealed class PageInfoSource(ConnectionShape shape, Slot page) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) => new FieldOutput.Leaf(page, field.Definition.Name switch
    {
        "hasNextPage" => new HasNextValue(),
        "hasPreviousPage" => new HasPreviousValue(),
        "startCursor" => new PageCursorValue(Cursor(), isEnd: false),
        _ => new PageCursorValue(Cursor(), isEnd: true),
    });

    private CursorValue Cursor() => new(shape.Model.Cursors, shape.Order, shape.AddOrderColumns());
}
