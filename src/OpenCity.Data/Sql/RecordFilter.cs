using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>Compiles filters of records: their fields, the records they refer to, the records of their lists.</summary>
internal sealed class RecordFilter(FilterBudget budget, ReadLimits limits)
{
    private readonly ColumnFilter _columns = new(budget);
    private readonly PlaceFilter _places = new(budget, limits);

    internal Predicate Record(TablePath table, InputObject filter, ImmutableArray<InputStep> path, int depth)
    {
        FilterBudget.CheckDepth(depth);
        return Predicate.All([.. filter.Entries.Select(entry =>
            Entry(table, entry.Key, entry.Value, path.Add(new InputStep(entry.Key, 0)), depth))]);
    }

    internal static Predicate Combine(
        string name, object? value, ImmutableArray<InputStep> path, Func<InputObject, ImmutableArray<InputStep>, Predicate> compile)
    {
        if (value is not object?[] { Length: > 0 } items)
        {
            return Predicate.True;
        }

        var parts = items.Select((item, i) => compile((InputObject)item!, path.Add(new InputStep(null, i)))).ToImmutableArray();
        return name == "and" ? Predicate.All(parts) : Predicate.Any(parts);
    }

    private Predicate Entry(TablePath table, string name, object? value, ImmutableArray<InputStep> path, int depth)
    {
        if (name is "and" or "or")
        {
            return Combine(name, value, path, (item, itemPath) => Record(table, item, itemPath, depth + 1));
        }

        var field = table.Table.Type.FieldsByName.GetValueOrDefault(name);
        var filter = value as InputObject ?? throw FilterErrors.NullFilter(name, field switch
        {
            IToOneField => "id: { eq: null }",
            CollectionField => "any: false",
            ValueField { Kind: ValueKind.GeoPoint } => throw FilterErrors.NullPlace(name),
            _ => "eq: null",
        });
        return name switch
        {
            "id" => _columns.Id(table, filter, path),
            "recordedAt" => _columns.Column(table.Column(table.Table.RecordedAt), filter, path, depth + 1),
            "quality" => _columns.Column(table.Column(table.Table.Quality), filter, path, depth + 1),
            "provenance" => _columns.Column(table.Column(table.Table.Provenance), filter, path, depth + 1),
            _ => field switch
            {
                IToOneField toOne => Record(table.Follow(toOne), filter, path, depth + 1),
                CollectionField collection => List(table, collection, filter, path, depth + 1),
                ValueField { IsLocalized: true } text => Localized(table, text, filter, path, depth + 1),
                ValueField { Kind: ValueKind.GeoPoint } place => _places.Place(table, place, filter, path),
                ValueField single =>
                    _columns.Column(table.Column(table.Table.ByField[single][0]), filter, path, depth + 1),
                _ => throw new ArgumentException($"\"{table.Table.Type}.{name}\" takes no filter.", nameof(name)),
            },
        };
    }

    // `any` is met where the text of at least one language is.
    private Predicate Localized(TablePath table, ValueField field, InputObject filter, ImmutableArray<InputStep> path, int depth)
    {
        FilterBudget.CheckDepth(depth);
        var columns = table.Table.ByField[field];
        return Predicate.All([.. filter.Entries.Select(entry =>
        {
            var inner = entry.Value as InputObject ?? throw FilterErrors.NullFilter(entry.Key, "eq: null");
            var innerPath = path.Add(new InputStep(entry.Key, 0));
            return Predicate.Any([.. columns
                .Where(column => entry.Key == "any" || string.Equals(column.Part, entry.Key, StringComparison.OrdinalIgnoreCase))
                .Select(column => _columns.Column(table.Column(column), inner, innerPath, depth + 1))]);
        })]);
    }

    // Nothing that a missing value is asked turns `some` or `none` into neither: a record is met or it is not, and so is the list.
    private Predicate List(TablePath table, CollectionField field, InputObject filter, ImmutableArray<InputStep> path, int depth)
    {
        FilterBudget.CheckDepth(depth);
        return Predicate.All([.. filter.Entries.Select(entry =>
        {
            budget.CountList();
            var entryPath = path.Add(new InputStep(entry.Key, 0));
            return entry.Key switch
            {
                "some" => Exists(Inner()),
                "none" => Predicate.Not(Exists(Inner())),
                "all" => Predicate.Not(Exists(Predicate.Not(Inner()))),
                "any" when entry.Value is null => throw FilterErrors.NullTruth("any"),
                "any" => new TruthPredicate(Exists(Predicate.True), new ScalarSource(entryPath, ColumnKind.Boolean)),
                _ => throw new ArgumentException($"There is no filter operator \"{entry.Key}\" for a list.", nameof(filter)),
            };

            Predicate Inner() => Record(
                table.List(field), entry.Value as InputObject ?? throw FilterErrors.NullPart(entry.Key), entryPath, depth + 1);

            Predicate Exists(Predicate where) => Predicate.Exists(
                [.. table.Table.Key.Select(table.Column)], table.List(field), field.By, where);
        })]);
    }
}
