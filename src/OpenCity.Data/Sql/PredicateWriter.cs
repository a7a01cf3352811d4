using System.Diagnostics;

namespace OpenCity.Data.Sql;

/// <summary>Writes a predicate as SQL; its columns are known to the aliases.</summary>
internal sealed class PredicateWriter(SqlText text, TableAliases aliases)
{
    internal void Write(Predicate predicate)
    {
        switch (predicate)
        {
            case ConstantPredicate constant:
                text.Append(constant.Value ? "1 = 1" : "1 = 0");
                break;
            case AllPredicate all:
                text.Append("(").AppendJoined(" AND ", all.Parts, Write).Append(")");
                break;
            case AnyPredicate any:
                text.Append("(").AppendJoined(" OR ", any.Parts, Write).Append(")");
                break;
            case IsNullPredicate test:
                text.Append(Column(test.Column)).Append(test.ExpectsNull ? " IS NULL" : " IS NOT NULL");
                break;
            case ComparisonPredicate comparison:
                text.Dialect.AppendComparison(text, Column(comparison.Column), comparison.Operator, comparison.Value);
                break;
            case TextPredicate part:
                text.Dialect.AppendTextMatch(text, Column(part.Column), part.Operator, part.IsNegated, part.Value);
                break;
            case InListPredicate list:
                text.Dialect.AppendInList(
                    text, [.. list.Key.Select(Column)], [.. list.Key.Select(key => key.Column.Kind)], list.IsNegated, list.List);
                break;
            case RowPredicate row when text.Dialect.ComparesRows:
                text.Append("(").AppendJoined(", ", row.Row, column => text.Append(Column(column)))
                    .Append(row.IsGreater ? ") > (" : ") < (")
                    .AppendJoined(", ", row.Values, value => text.Append(text.Parameter(value))).Append(")");
                break;
            case RowPredicate row:
                Write(Keyset.Expand(row));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private string Column(ColumnPath column) => aliases.Column(column, text.Dialect);
}
