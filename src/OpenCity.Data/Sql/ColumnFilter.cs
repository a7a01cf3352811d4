using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>Compiles the operators of scalars, enums and ids.</summary>
internal sealed class ColumnFilter(FilterBudget budget)
{
    internal Predicate Column(ColumnPath column, InputObject filter, ImmutableArray<InputStep> path, int depth)
    {
        FilterBudget.CheckDepth(depth);
        return Predicate.All([.. filter.Entries.Select(entry =>
        {
            var entryPath = path.Add(new InputStep(entry.Key, 0));
            return entry.Key is "and" or "or"
                ? RecordFilter.Combine(entry.Key, entry.Value, entryPath, (item, itemPath) => Column(column, item, itemPath, depth + 1))
                : Operation(column, entry.Key, entry.Value, entryPath);
        })]);
    }

    internal Predicate Id(TablePath table, InputObject filter, ImmutableArray<InputStep> path)
    {
        var key = table.Table.Key.Select(table.Column).ToImmutableArray();
        return Predicate.All([.. filter.Entries.Select(entry =>
        {
            budget.CountComparison();
            var entryPath = path.Add(new InputStep(entry.Key, 0));
            return (entry.Key, entry.Value) switch
            {
                ("eq", null) => Predicate.IsNull(key[0]),
                ("neq", null) => Predicate.IsNotNull(key[0]),
                (_, null) => throw FilterErrors.NullOperand(entry.Key),
                ("eq", _) => Predicate.All([.. key.Select((column, i) =>
                    new ComparisonPredicate(column, ComparisonOperator.Equal, new IdPartSource(entryPath, table.Table, i)))]),
                ("neq", _) => Predicate.Any(InKeys(true), Predicate.IsNull(key[0])),
                ("in" or "nin", object?[] items) => List(key[0], entry.Key == "nin", items, InKeys),
                _ => throw new ArgumentException($"There is no filter operator \"{entry.Key}\" for an id.", nameof(filter)),
            };

            Predicate InKeys(bool isNegated) => new InListPredicate(key, isNegated, new IdListSource(entryPath, table.Table));
        })]);
    }

    private Predicate Operation(ColumnPath column, string name, object? value, ImmutableArray<InputStep> path)
    {
        budget.CountComparison();
        switch (name)
        {
            case "eq" when value is null:
                return Predicate.IsNull(column);
            case "neq" when value is null:
                return Predicate.IsNotNull(column);
            case var _ when value is null:
                throw FilterErrors.NullOperand(name);
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
}
