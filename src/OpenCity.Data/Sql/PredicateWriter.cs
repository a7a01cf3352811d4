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
            // sin² and not 1 - cos, which has no digits left for places near each other.
            case DistancePredicate distance:
                var (latitude, longitude) = (Column(distance.Latitude), Column(distance.Longitude));
                var north = $"sin(radians({latitude} - {text.Parameter(distance.North)}) / 2)";
                var east = $"sin(radians({longitude} - {text.Parameter(distance.East)}) / 2)";
                text.Append($"{north} * {north} + {text.Parameter(distance.Cosine)} * cos(radians({latitude})) * {east} * {east}")
                    .Append($" <= {text.Parameter(distance.Haversine)}");
                break;
            // Not `NOT (…)`, which is unknown where the other is; and all databases have CASE.
            case UnmetPredicate unmet:
                text.Append("CASE WHEN ");
                Write(unmet.Other);
                text.Append(" THEN 0 ELSE 1 END = 1");
                break;
            case TruthPredicate truth:
                text.Append("CASE WHEN ");
                Write(truth.Other);
                text.Append(" THEN 1 ELSE 0 END = ").Append(text.Parameter(truth.Truth));
                break;
            case ExistsPredicate exists:
                Write(exists);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // The reference's index finds the list's records; what else is asked of them is asked of those.
    private void Write(ExistsPredicate exists)
    {
        var columns = exists.List.Link(exists.By);
        var inner = aliases.Within(exists.List).With(columns).With(exists.Where.Columns);
        text.Append(exists.IsNegated ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ");
        inner.AppendRoot(text);
        inner.AppendJoins(text);
        text.Append(" WHERE ").AppendJoined(" AND ", Enumerable.Range(0, columns.Length), i => text
            .Append(inner.Column(columns[i], text.Dialect)).Append(" = ").Append(Column(exists.Key[i])));
        if (exists.Where != Predicate.True)
        {
            text.Append(" AND ");
            new PredicateWriter(text, inner).Write(exists.Where);
        }

        text.Append(")");
    }

    private string Column(ColumnPath column) => aliases.Column(column, text.Dialect);
}
