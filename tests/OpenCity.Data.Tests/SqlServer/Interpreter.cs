using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>Rows with named columns.</summary>
internal sealed record Relation(ImmutableArray<string> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>A row that can be named at a place of a statement, and those around it.</summary>
internal sealed record Bound(Bound? Outer, string Alias, ImmutableArray<string> Columns, object?[] Row);

/// <summary>
/// Reads texts that <see cref="Binder"/> has accepted over rows in memory, by what SQL Server's documentation says: not a SQL Server, but
/// a second meaning of each text, which shows what the text itself has wrong.
/// </summary>
internal sealed partial class Interpreter(IReadOnlyDictionary<string, Relation> tables, ImmutableArray<object?> parameters)
{
    // The number of a row, where the query at hand counts them.
    private readonly Dictionary<Unit, long> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>A row of a result while it is made: a row of the tables, or a group of them.</summary>
    private sealed record Unit(Bound? Row, IReadOnlyList<Bound?>? Group);

    public static Relation Read(string sql, IReadOnlyDictionary<string, Relation> tables, ImmutableArray<object?> parameters)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _);
        var select = (SelectStatement)script.Batches[0].Statements[0];
        return new Interpreter(tables, parameters).Query((QuerySpecification)select.QueryExpression, null);
    }

    private Relation Query(QuerySpecification select, Bound? outer)
    {
        IEnumerable<Bound?> rows = [outer];
        foreach (var table in select.FromClause?.TableReferences ?? [])
        {
            rows = Table(table, rows, outer);
        }

        if (select.WhereClause is { } where)
        {
            rows = rows.Where(row => Condition(where.SearchCondition, new Unit(row, null)) == true);
        }

        var units = Units(select, rows, outer);
        Count(select, units);
        if (select.OrderByClause is { } order)
        {
            units = Sorted(units, order.OrderByElements);
        }

        var most = (select.OffsetClause?.FetchExpression ?? (select.TopRowFilter?.Expression as ParenthesisExpression)?.Expression) is IntegerLiteral limit
            ? int.Parse(limit.Value, System.Globalization.CultureInfo.InvariantCulture)
            : int.MaxValue;
        var result = units.Take(most).Select(unit => select.SelectElements.SelectMany(element => Cells(element, unit)).ToArray()).ToList();
        return new Relation([.. select.SelectElements.SelectMany(element => Names(element, units))], result);
    }

    private List<Unit> Units(QuerySpecification select, IEnumerable<Bound?> rows, Bound? outer)
    {
        if (select.GroupByClause is { } groups)
        {
            return [.. rows
                .GroupBy(row => Values.GroupKey(groups.GroupingSpecifications
                    .Select(group => Scalar(((ExpressionGroupingSpecification)group).Expression, new Unit(row, null)))))
                .Select(group => new Unit(group.First(), [.. group]))];
        }

        return select.SelectElements.Any(Binder.IsAggregate)
            ? [new Unit(outer, [.. rows])]
            : [.. rows.Select(row => new Unit(row, null))];
    }

    private List<Unit> Sorted(IEnumerable<Unit> units, IEnumerable<ExpressionWithSortOrder> order)
    {
        var keyed = units.Select(unit => (Unit: unit, Keys: order.Select(term => Scalar(term.Expression, unit)).ToArray())).OrderBy(_ => 0);
        foreach (var (term, i) in order.Select((term, i) => (term, i)))
        {
            keyed = term.SortOrder == SortOrder.Descending
                ? keyed.ThenByDescending(pair => pair.Keys[i], Values.InOrder)
                : keyed.ThenBy(pair => pair.Keys[i], Values.InOrder);
        }

        return [.. keyed.Select(pair => pair.Unit)];
    }

    private void Count(QuerySpecification select, List<Unit> units)
    {
        if (select.SelectElements.OfType<SelectScalarExpression>().Select(element => (element.Expression as FunctionCall)?.OverClause).FirstOrDefault(over => over is not null)
            is not { } window)
        {
            return;
        }

        foreach (var part in units.GroupBy(unit => Values.GroupKey(window.Partitions.Select(partition => Scalar(partition, unit)))))
        {
            foreach (var (unit, i) in Sorted(part, window.OrderByClause.OrderByElements).Select((unit, i) => (unit, i)))
            {
                _numbers[unit] = i + 1;
            }
        }
    }

    private object?[] Cells(SelectElement element, Unit unit) => element is SelectStarExpression star
        ? Find(star.Qualifier.Identifiers[0].Value, unit.Row).Row
        : [Scalar(((SelectScalarExpression)element).Expression, unit)];

    // Of a star the columns are known by a row; without rows nobody names them.
    private static ImmutableArray<string> Names(SelectElement element, List<Unit> units) => element switch
    {
        SelectStarExpression star => units.Count == 0 ? [] : Find(star.Qualifier.Identifiers[0].Value, units[0].Row).Columns,
        SelectScalarExpression { ColumnName: { } name } => [name.Value],
        SelectScalarExpression { Expression: ColumnReferenceExpression column } => [column.MultiPartIdentifier.Identifiers[^1].Value],
        _ => [""],
    };

    private IEnumerable<Bound?> Table(TableReference table, IEnumerable<Bound?> rows, Bound? outer)
    {
        switch (table)
        {
            case NamedTableReference named:
                return Add(rows, named.Alias, tables[named.SchemaObject.BaseIdentifier.Value]);
            case QueryDerivedTable derived:
                return Add(rows, derived.Alias, Query((QuerySpecification)derived.QueryExpression, outer));
            case OpenJsonTableReference list:
                return Add(rows, list.Alias, List(list));
            case UnqualifiedJoin { SecondTableReference: QueryDerivedTable applied } apply:
                return Table(apply.FirstTableReference, rows, outer)
                    .SelectMany(row => Add([row], applied.Alias, Query((QuerySpecification)applied.QueryExpression, row)));
            case QualifiedJoin { SecondTableReference: NamedTableReference second } join:
                var relation = tables[second.SchemaObject.BaseIdentifier.Value];
                return Table(join.FirstTableReference, rows, outer).SelectMany(row =>
                {
                    var matches = Add([row], second.Alias, relation).Where(both => Condition(join.SearchCondition, new Unit(both, null)) == true).ToList();
                    return matches.Count > 0 || join.QualifiedJoinType == QualifiedJoinType.Inner
                        ? matches
                        : [new Bound(row, second.Alias.Value, relation.Columns, new object?[relation.Columns.Length])];
                });
            default:
                throw new NotSupportedException(table.GetType().Name);
        }
    }

    private static IEnumerable<Bound?> Add(IEnumerable<Bound?> rows, Identifier alias, Relation relation) =>
        rows.SelectMany(row => relation.Rows.Select(added => new Bound(row, alias.Value, relation.Columns, added)));

    private Relation List(OpenJsonTableReference list)
    {
        using var json = JsonDocument.Parse((string)Parameter((VariableReference)list.Variable)!);
        var columns = list.SchemaDeclarationItems.Select(item => (
            Name: item.ColumnDefinition.ColumnIdentifier.Value,
            Type: SqlType.Of(item.ColumnDefinition.DataType, null)!,
            Path: ((StringLiteral)item.Mapping).Value)).ToList();
        return new Relation(
            [.. columns.Select(column => column.Name)],
            [.. json.RootElement.EnumerateArray().Select(item => columns.Select(column => FromJson(
                column.Path == "$" ? item : item[int.Parse(column.Path[2..^1], System.Globalization.CultureInfo.InvariantCulture)], column.Type)).ToArray())]);
    }

    private static object? FromJson(JsonElement item, SqlType type) => item.ValueKind == JsonValueKind.Null ? null : type.Kind switch
    {
        SqlTypeKind.WideText => item.GetString(),
        SqlTypeKind.Int => (long)item.GetInt32(),
        SqlTypeKind.BigInt => item.GetInt64(),
        SqlTypeKind.Bit => item.GetInt64() == 0 ? 0L : 1L,
        SqlTypeKind.Float => item.GetDouble(),
        SqlTypeKind.Instant => Instant(item.GetString()!),
        SqlTypeKind.Date => DateOnly.ParseExact(item.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private static Bound Find(string alias, Bound? row)
    {
        while (row!.Alias != alias)
        {
            row = row.Outer;
        }

        return row;
    }
}
