using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>Makes the terms of groups of coerced <c>by</c>, <c>having</c> and <c>order</c>; they depend on the values' shape only.</summary>
public static class GroupCompiler
{
    /// <summary>The terms of groups of a table's rows.</summary>
    /// <exception cref="QueryException">The groups cannot be made.</exception>
    public static GroupTerms Compile(TablePath table, object?[] by, InputObject? having, object?[]? order)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(by);
        var fields = ImmutableArray.CreateBuilder<GroupField>();
        var keys = ImmutableArray.CreateBuilder<GroupKey>();
        foreach (var (name, value) in by.SelectMany(item => ((InputObject)item!).Entries))
        {
            if (value is null or false)
            {
                throw new QueryException(
                    ErrorCodes.InvalidGrouping, $"\"by\" names \"{name}\" and says not to group by it. Leave the entry out, or give true.");
            }

            if (fields.Any(field => field.Name == name))
            {
                throw new QueryException(
                    ErrorCodes.InvalidGrouping, $"\"by\" names \"{name}\" twice. Name each field once, or ask for two \"groups\" by aliases.");
            }

            var parts = KeysOf(table, name, value).ToList();
            fields.Add(new GroupField(name, keys.Count, parts.Count));
            keys.AddRange(parts);
        }

        if (fields.Count == 0)
        {
            throw new QueryException(
                ErrorCodes.InvalidGrouping, "\"by\" is empty. Name what to group by, or ask for \"aggregate\", which is over all records.");
        }

        var terms = new GroupTerms(table, fields.DrainToImmutable(), keys.DrainToImmutable());
        terms.Having = having is null ? Predicate.True : new GroupFilter(table, terms).Compile(having);
        terms.Order = Order(table, terms, order ?? []);
        return terms;
    }

    private static IEnumerable<GroupKey> KeysOf(TablePath table, string name, object value)
    {
        switch (name)
        {
            case "quality":
                return [new GroupKey(table.Column(table.Table.Quality))];
            case "provenance":
                return [new GroupKey(table.Column(table.Table.Provenance))];
            default:
                var field = table.Table.Type.FieldsByName[name];
                return (field, Grouping.Of(field)) switch
                {
                    (IToOneField toOne, _) => table.Link(toOne).Select(column => new GroupKey(column)),
                    (StoredField stored, GroupingKind.Value) =>
                        table.Table.ByField[stored].Select(column => new GroupKey(table.Column(column))),
                    (StoredField stored, GroupingKind.Text) =>
                        [new GroupKey(table.Column(table.Table.ByField[stored].First(column => column.Part == (string)value)))],
                    (StoredField stored, GroupingKind.Instant or GroupingKind.Day) =>
                        [new GroupKey(table.Column(table.Table.ByField[stored][0]), Bucket((string)value))],
                    _ => throw new ArgumentException($"\"{field.Coordinate}\" cannot be grouped by.", nameof(name)),
                };
        }
    }

    private static TimeBucket Bucket(string name) => name switch
    {
        "HOUR" => TimeBucket.Hour,
        "DAY" => TimeBucket.Day,
        "WEEK" => TimeBucket.Week,
        "MONTH" => TimeBucket.Month,
        "YEAR" => TimeBucket.Year,
        _ => throw new ArgumentException($"There is no time bucket \"{name}\".", nameof(name)),
    };

    private static ImmutableArray<OrderTerm> Order(TablePath table, GroupTerms terms, object?[] order)
    {
        var result = new List<OrderTerm>();
        foreach (var (name, value) in order.SelectMany(item => ((InputObject)item!).Entries))
        {
            switch (name)
            {
                case "key" when value is string direction:
                    AddKeys(direction == "DESC");
                    break;
                case "count" when value is string direction:
                    Add(terms.ValueColumn(new GroupValue(AggregateFunction.Count, null)), direction == "DESC");
                    break;
                case var _ when value is InputObject functions:
                    foreach (var (function, direction) in functions.Entries.Where(entry => entry.Value is not null))
                    {
                        Add(terms.ValueColumn(GroupFilter.ValueOf(table, name, function)), (string)direction! == "DESC");
                    }

                    break;
            }

            if (result.Count > OrderCompiler.MaxTerms + terms.Keys.Length)
            {
                throw new QueryException(
                    ErrorCodes.OrderLimitExceeded, $"\"order\" names more than {OrderCompiler.MaxTerms} figures. Order by fewer.");
            }
        }

        AddKeys(false);
        return [.. result];

        void AddKeys(bool isDescending)
        {
            for (var key = 0; key < terms.Keys.Length; key++)
            {
                Add(terms.KeyColumn(key), isDescending);
            }
        }

        // A column that was named before decides nothing any more.
        void Add(ColumnPath column, bool isDescending)
        {
            if (!result.Exists(term => term.Column.Equals(column)))
            {
                result.Add(new OrderTerm(column, isDescending));
            }
        }
    }
}
