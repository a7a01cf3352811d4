using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>
/// Makes a predicate of a coerced <c>where</c>, with the null semantics of C#: <c>neq</c>, <c>nin</c> and every negated operator are met
/// by a missing value, the others are not. A reference that leads nowhere reads as a record without any value.
/// </summary>
/// <remarks>
/// The predicate depends on the shape of the value only (the plan's shape): which fields are there, which values are null, for
/// a list of scalars whether it is empty, holds nulls, holds values, and the number of items of <c>and</c> and <c>or</c>. An empty
/// <c>and</c> or <c>or</c> says nothing; an empty object is met by every record, also as an item of <c>or</c>.
/// </remarks>
public static class FilterCompiler
{
    /// <summary>Greatest nesting of a filter.</summary>
    public const int MaxDepth = 32;

    /// <summary>Greatest number of comparisons of a filter.</summary>
    public const int MaxComparisons = 500;

    /// <summary>The predicate of a filter on the table.</summary>
    /// <exception cref="QueryException">The filter is too large, or an operator that needs a value has null.</exception>
    public static Predicate Compile(TablePath table, InputObject where)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(where);
        return new Compilation().Record(table, where, [], 0);
    }

    private sealed class Compilation
    {
        private int _comparisons;

        internal Predicate Record(TablePath table, InputObject filter, ImmutableArray<InputStep> path, int depth)
        {
            CheckDepth(depth);
            return Predicate.All([.. filter.Entries.Select(entry =>
                RecordEntry(table, entry.Key, entry.Value, path.Add(new InputStep(entry.Key, 0)), depth))]);
        }

        private Predicate RecordEntry(TablePath table, string name, object? value, ImmutableArray<InputStep> path, int depth)
        {
            if (name is "and" or "or")
            {
                return Combine(name, value, path, (item, itemPath) => Record(table, item, itemPath, depth + 1));
            }

            var filter = value as InputObject ?? throw Errors.NullFilter(
                name, table.Table.Type.FieldsByName.GetValueOrDefault(name) is ReferenceField ? "id: { eq: null }" : "eq: null");
            return name switch
            {
                "id" => Id(table, filter, path),
                "recordedAt" => Column(table.Column(table.Table.RecordedAt), filter, path, depth + 1),
                "quality" => Column(table.Column(table.Table.Quality), filter, path, depth + 1),
                "provenance" => Column(table.Column(table.Table.Provenance), filter, path, depth + 1),
                _ => table.Table.Type.FieldsByName[name] switch
                {
                    ReferenceField reference => Record(table.Follow(reference), filter, path, depth + 1),
                    ValueField { IsLocalized: true } text => Localized(table, text, filter, path, depth + 1),
                    ValueField { Kind: not ValueKind.GeoPoint } field =>
                        Column(table.Column(table.Table.ByField[field][0]), filter, path, depth + 1),
                    var other => throw new ArgumentException($"\"{other.Coordinate}\" takes no filter.", nameof(name)),
                },
            };
        }

        // `any` is met where the text of at least one language is.
        private Predicate Localized(TablePath table, ValueField field, InputObject filter, ImmutableArray<InputStep> path, int depth)
        {
            CheckDepth(depth);
            var columns = table.Table.ByField[field];
            return Predicate.All([.. filter.Entries.Select(entry =>
            {
                var inner = entry.Value as InputObject ?? throw Errors.NullFilter(entry.Key, "eq: null");
                var innerPath = path.Add(new InputStep(entry.Key, 0));
                return Predicate.Any([.. columns
                    .Where(column => entry.Key == "any" || string.Equals(column.Part, entry.Key, StringComparison.OrdinalIgnoreCase))
                    .Select(column => Column(table.Column(column), inner, innerPath, depth + 1))]);
            })]);
        }

        private Predicate Column(ColumnPath column, InputObject filter, ImmutableArray<InputStep> path, int depth)
        {
            CheckDepth(depth);
            return Predicate.All([.. filter.Entries.Select(entry =>
            {
                var entryPath = path.Add(new InputStep(entry.Key, 0));
                return entry.Key is "and" or "or"
                    ? Combine(entry.Key, entry.Value, entryPath, (item, itemPath) => Column(column, item, itemPath, depth + 1))
                    : Operation(column, entry.Key, entry.Value, entryPath);
            })]);
        }

        private static Predicate Combine(
            string name, object? value, ImmutableArray<InputStep> path, Func<InputObject, ImmutableArray<InputStep>, Predicate> compile)
        {
            if (value is not object?[] { Length: > 0 } items)
            {
                return Predicate.True;
            }

            var parts = items.Select((item, i) => compile((InputObject)item!, path.Add(new InputStep(null, i)))).ToImmutableArray();
            return name == "and" ? Predicate.All(parts) : Predicate.Any(parts);
        }

        private Predicate Operation(ColumnPath column, string name, object? value, ImmutableArray<InputStep> path)
        {
            CountComparison();
            switch (name)
            {
                case "eq" when value is null:
                    return Predicate.IsNull(column);
                case "neq" when value is null:
                    return Predicate.IsNotNull(column);
                case var _ when value is null:
                    throw Errors.NullOperand(name);
                case "in" or "nin":
                    return List(
                        column,
                        name == "nin",
                        (object?[])value,
                        isNegated => new InListPredicate([column], isNegated, new ListSource(path, column.Column.Kind)));
                case "contains" or "ncontains":
                    return Text(TextOperator.Contains);
                case "startsWith" or "nstartsWith":
                    return Text(TextOperator.StartsWith);
                case "endsWith" or "nendsWith":
                    return Text(TextOperator.EndsWith);
                default:
                    var isNegated = name is "neq" or "ngt" or "ngte" or "nlt" or "nlte";
                    return OrNull(isNegated, new ComparisonPredicate(column, Operator(name), new ScalarSource(path, column.Column.Kind)));
            }

            Predicate Text(TextOperator op) =>
                OrNull(name[0] == 'n', new TextPredicate(column, op, name[0] == 'n', new ScalarSource(path, ColumnKind.Text)));

            Predicate OrNull(bool isNegated, Predicate predicate) =>
                isNegated ? Predicate.Any(predicate, Predicate.IsNull(column)) : predicate;
        }

        private static ComparisonOperator Operator(string name) => name switch
        {
            "eq" => ComparisonOperator.Equal,
            "neq" => ComparisonOperator.NotEqual,
            "gt" or "nlte" => ComparisonOperator.Greater,
            "gte" or "nlt" => ComparisonOperator.GreaterOrEqual,
            "lt" or "ngte" => ComparisonOperator.Less,
            "lte" or "ngt" => ComparisonOperator.LessOrEqual,
            _ => throw new ArgumentException($"There is no filter operator \"{name}\".", nameof(name)),
        };

        // `column` tells whether a row has the value at all: the first of the key where there are several.
        private static Predicate List(ColumnPath column, bool isNegated, object?[] items, Func<bool, Predicate> inList)
        {
            var hasNull = items.Contains(null);
            var hasValue = items.Any(item => item is not null);
            if (isNegated)
            {
                return Predicate.All(
                    hasNull ? Predicate.IsNotNull(column) : Predicate.True,
                    !hasValue ? Predicate.True : hasNull ? inList(true) : Predicate.Any(inList(true), Predicate.IsNull(column)));
            }

            return Predicate.Any(
                hasValue ? inList(false) : Predicate.False,
                hasNull ? Predicate.IsNull(column) : Predicate.False);
        }

        private Predicate Id(TablePath table, InputObject filter, ImmutableArray<InputStep> path)
        {
            var key = table.Table.Key.Select(table.Column).ToImmutableArray();
            return Predicate.All([.. filter.Entries.Select(entry =>
            {
                CountComparison();
                var entryPath = path.Add(new InputStep(entry.Key, 0));
                return (entry.Key, entry.Value) switch
                {
                    ("eq", null) => Predicate.IsNull(key[0]),
                    ("neq", null) => Predicate.IsNotNull(key[0]),
                    (_, null) => throw Errors.NullOperand(entry.Key),
                    ("eq", _) => Predicate.All([.. key.Select((column, i) =>
                        new ComparisonPredicate(column, ComparisonOperator.Equal, new IdPartSource(entryPath, table.Table, i)))]),
                    ("neq", _) => Predicate.Any(InKeys(true), Predicate.IsNull(key[0])),
                    ("in" or "nin", object?[] items) => List(key[0], entry.Key == "nin", items, InKeys),
                    _ => throw new ArgumentException($"There is no filter operator \"{entry.Key}\" for an id.", nameof(filter)),
                };

                Predicate InKeys(bool isNegated) => new InListPredicate(key, isNegated, new IdListSource(entryPath, table.Table));
            })]);
        }

        private void CountComparison()
        {
            if (++_comparisons > MaxComparisons)
            {
                throw Errors.TooManyComparisons(MaxComparisons);
            }
        }

        private static void CheckDepth(int depth)
        {
            if (depth > MaxDepth)
            {
                throw Errors.TooDeep(MaxDepth);
            }
        }
    }

    private static class Errors
    {
        internal static QueryException NullFilter(string field, string missing) => new(
            ErrorCodes.InvalidFilter,
            $"The filter of \"{field}\" is null. Leave it out, or ask for records without a value by \"{field}: {{ {missing} }}\".");

        internal static QueryException NullOperand(string name) => new(
            ErrorCodes.InvalidFilter,
            $"The filter operator \"{name}\" needs a value and has null. Leave it out, or ask for records without a value by \"eq: null\".");

        internal static QueryException TooManyComparisons(int limit) => new(
            ErrorCodes.FilterLimitExceeded,
            $"\"where\" has more than {limit} comparisons. Use \"in\" with a list in place of many \"eq\".");

        internal static QueryException TooDeep(int limit) => new(
            ErrorCodes.FilterLimitExceeded, $"\"where\" is nested deeper than {limit}. Write it with fewer levels of \"and\" and \"or\".");
    }
}
