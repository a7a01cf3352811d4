using System.Collections.Immutable;

namespace OpenCity.Data.Sql;

/// <summary>The record of one key: at most one row.</summary>
public sealed record LookUpStatement : Statement
{
    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var aliases = new TableAliases("t", Table).With(Columns);
        var result = Result(Columns);
        AppendSelect(text, result, aliases);
        AppendFrom(text, aliases);
        AppendWhere(text, aliases, Predicate.All(Table.Table.Key.Select((key, i) => (Predicate)new ComparisonPredicate(
            Table.Column(key), ComparisonOperator.Equal, new KeyPartSource(i, key.Kind)))));
        return new StatementText(text.ToString(), text.Parameters, result);
    }
}
