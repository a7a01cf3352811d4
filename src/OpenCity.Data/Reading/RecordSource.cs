using System.Diagnostics;
using OpenCity.Data.Model;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.Data.Reading;

/// <summary>Plans the fields of a record: it asks for the columns that the selection needs, and adds fetches for relations.</summary>
internal sealed class RecordSource(ReadModel model, ColumnSet columns, Slot slot) : ObjectSource
{
    private RecordTable Table => columns.Table.Table;

    public override FieldOutput Select(FieldSelection field) => field.Definition.Name switch
    {
        "id" => Leaf(Id()),
        "dataset" => Dataset(field.Plan),
        "observedAt" => Leaf(ObservedAt()),
        "recordedAt" => Leaf(new InstantValue(columns.Add(Table.RecordedAt), model.Clock)),
        "quality" => Leaf(new TextValue(columns.Add(Table.Quality))),
        "provenance" => Leaf(new TextValue(columns.Add(Table.Provenance))),
        var name => Table.Type.FieldsByName[name] switch
        {
            ValueField { Kind: ValueKind.GeoPoint } place => Place(place),
            ValueField { IsLocalized: true } text => Leaf(Localized(text, field)),
            ValueField value => Leaf(Value(value)),
            IToOneField toOne => Reference(toOne, field),
            CollectionField collection => ConnectionPlanner.Below(model, collection, field, columns, slot),
            NearestField nearest => Nearest(nearest, field),
            LatestField latest => Latest(latest, field.Plan),
            _ => throw new UnreachableException(),
        },
    };

    private FieldOutput.Leaf Leaf(IColumn column) => new(slot, column);

    private IdValue Id() => new(
        Table.Type.Name, [.. Table.Key.Select(column => (columns.Add(column), column.Kind))]);

    private IColumn ObservedAt() => Table.Type.Time switch
    {
        null => new NoValue(),
        { Kind: ValueKind.LocalDate } day => new StartOfDayValue(columns.Add(Table.ByField[day][0]), model.Clock),
        var time => new InstantValue(columns.Add(Table.ByField[time][0]), model.Clock),
    };

    private IColumn Value(ValueField field)
    {
        var column = columns.Add(Table.ByField[field][0]);
        return field.Kind switch
        {
            ValueKind.Int => new IntValue(column),
            ValueKind.Long => new WholeNumberValue(column),
            ValueKind.Float => new NumberValue(column),
            ValueKind.Boolean => new BooleanValue(column),
            ValueKind.DateTime => new InstantValue(column, model.Clock),
            _ => new TextValue(column),
        };
    }

    // The language asked for, then the city's own, then any.
    private TextValue Localized(ValueField field, FieldSelection selection)
    {
        var parts = Table.ByField[field];
        var language = selection.Arguments.Planned.Get("lang") as string ?? ((ReadState)selection.Plan.State!).Language;
        var wanted = parts.Where(part => part.Part == language);
        return new TextValue(columns.Add(columns.Table.FirstOf([.. wanted.Concat(parts.Where(part => part.Part != language))])));
    }

    private FieldOutput.Same Place(ValueField field)
    {
        var latitude = columns.Add(Table.ByField[field][0]);
        var longitude = columns.Add(Table.ByField[field][1]);
        return new FieldOutput.Same(new PlaceSource(slot, latitude, longitude), slot, new NumberValue(latitude));
    }

    private FieldOutput.One Dataset(PlanBuilder plan)
    {
        var dataset = plan.AddFetch(new SharedObjectFetch<Dataset>(Table.Type.Dataset), slot);
        return new FieldOutput.One(dataset, new MappedSource<Dataset>(CatalogueMaps.Datasets, dataset));
    }

    /// <summary>
    /// Whether a record is read beside the row that refers to it. One with lists of its own is read by its key: lists are read once for
    /// each record and not for each row.
    /// </summary>
    internal static bool CanBeJoined(IToOneField field, FieldSelection selection) => !selection.SelectedNames()
        .Any(name => field.Target.FieldsByName.GetValueOrDefault(name) is CollectionField or NearestField);

    // The database keeps references whole: where the reference has a value, there is a record.
    private FieldOutput Reference(IToOneField field, FieldSelection selection)
    {
        if (CanBeJoined(field, selection) && columns.Join(field) is { } joined)
        {
            var link = columns.Table.Link(field);
            var presence = link[0].IsNullable ? new PresenceValue(columns.Add(link[0])) : null;
            return new FieldOutput.Same(new RecordSource(model, joined, slot), slot, presence);
        }

        var target = new ColumnSet(Sql.TablePath.Root(model.Tables, field.Target));
        var fetch = new ReferenceFetch(model, target, [.. columns.Table.Link(field).Select(columns.Add)]);
        var child = selection.Plan.AddFetch(fetch, slot);
        selection.Plan.OnComplete(fetch.Complete);
        return new FieldOutput.One(child, new RecordSource(model, target, child));
    }

    private FieldOutput.Many Nearest(NearestField field, FieldSelection selection)
    {
        var item = new ColumnSet(Sql.TablePath.Root(model.Tables, field.Item));
        var key = field.Item == Table.Type ? columns.AddAll(Table.Key) : [];
        var fetch = new NearestFetch(model, field, selection.Arguments, item, columns.AddAll(Table.ByField[field.From]), key);
        var child = selection.Plan.AddFetch(fetch, slot);
        selection.Plan.OnComplete(fetch.Complete);
        return new FieldOutput.Many(child, new RecordSource(model, item, child));
    }

    private FieldOutput.One Latest(LatestField field, PlanBuilder plan)
    {
        var item = new ColumnSet(Sql.TablePath.Root(model.Tables, field.Item));
        var fetch = new LatestFetch(model, item, field.By, columns.AddAll(Table.Key));
        var child = plan.AddFetch(fetch, slot);
        plan.OnComplete(fetch.Complete);
        return new FieldOutput.One(child, new RecordSource(model, item, child));
    }
}

/// <summary>Plans the two fields of a place, columns of the record's own level.</summary>
internal sealed class PlaceSource(Slot slot, int latitude, int longitude) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) =>
        new FieldOutput.Leaf(slot, new NumberValue(field.Definition.Name == "lat" ? latitude : longitude));
}
