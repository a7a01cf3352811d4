using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>Conditions: values of one type, texts by code point, and no value of a request in the text.</summary>
internal sealed partial class Binder
{
    private void Condition(BooleanExpression? condition, Scope scope, HashSet<string>? groups = null)
    {
        switch (condition)
        {
            case null:
                break;
            case BooleanBinaryExpression binary:
                Condition(binary.FirstExpression, scope, groups);
                Condition(binary.SecondExpression, scope, groups);
                break;
            case BooleanParenthesisExpression inner:
                Condition(inner.Expression, scope, groups);
                break;
            case BooleanNotExpression not:
                Condition(not.Expression, scope, groups);
                break;
            case BooleanIsNullExpression test:
                Scalar(test.Expression, scope, groups);
                break;
            case BooleanComparisonExpression comparison:
                Comparison(comparison, scope, groups);
                break;
            case LikePredicate { EscapeExpression: StringLiteral { Value: "\\" }, OdbcEscape: false } like:
                RefuseLiteral(like.SecondExpression);
                Comparable(like, Scalar(like.FirstExpression, scope, groups), Scalar(like.SecondExpression, scope, groups));
                break;
            case InPredicate { Subquery: { } subquery, Values.Count: 0 } list:
                var type = Scalar(list.Expression, scope, groups);
                if (Query(subquery.QueryExpression, scope, isDerived: false) is [var only])
                {
                    Comparable(list, type, only.Type);
                }
                else
                {
                    Error(list, "looks for a value among rows");
                }

                break;
            case Microsoft.SqlServer.TransactSql.ScriptDom.ExistsPredicate exists:
                Query(exists.Subquery.QueryExpression, scope, isDerived: false);
                break;
            default:
                Error(condition, "is no condition that is known");
                break;
        }
    }

    private void Comparison(BooleanComparisonExpression comparison, Scope scope, HashSet<string>? groups)
    {
        var (left, right) = (Scalar(comparison.FirstExpression, scope, groups), Scalar(comparison.SecondExpression, scope, groups));
        switch (comparison)
        {
            // What is always so, or never.
            case { FirstExpression: IntegerLiteral { Value: "1" }, ComparisonType: BooleanComparisonType.Equals, SecondExpression: IntegerLiteral { Value: "0" or "1" } }:
            case { FirstExpression: SearchedCaseExpression, ComparisonType: BooleanComparisonType.Equals, SecondExpression: IntegerLiteral { Value: "1" } }:
                break;
            case { ComparisonType: BooleanComparisonType.LessThanOrEqualTo } when left.Kind == SqlTypeKind.RowNumber:
                if (!IsLimit(comparison.SecondExpression))
                {
                    Error(comparison, "is no limit of the product");
                }

                break;
            default:
                RefuseLiteral(comparison.FirstExpression);
                RefuseLiteral(comparison.SecondExpression);
                break;
        }

        Comparable(comparison, left, right);
    }

    private void RefuseLiteral(ScalarExpression expression)
    {
        if (expression is Literal or UnaryExpression { Expression: Literal } or CastCall { Parameter: Literal and not StringLiteral })
        {
            Error(expression, "is a value in the text");
        }
    }

    private void Comparable(TSqlFragment place, params ReadOnlySpan<SqlType> types)
    {
        foreach (var type in types)
        {
            if (!type.IsKnown || !types[0].IsKnown)
            {
                continue;
            }

            if (type.IsText && (type.Kind != SqlTypeKind.Text || type.Collation != SqlServerTypes.Collation))
            {
                Error(place, $"compares a text that is {type}");
            }

            // CASE is 1 or 0, and so is a bit.
            else if (type.Kind != types[0].Kind && !(type.IsNumber && types[0].IsNumber)
                && !(type.Kind == SqlTypeKind.Bit && types[0].Kind == SqlTypeKind.Int))
            {
                Error(place, $"compares {types[0]} with {type}");
            }
        }
    }
}
