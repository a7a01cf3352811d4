using System.Collections.Immutable;
using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>Types of expressions.</summary>
internal sealed partial class Binder
{
    // SQL Server refuses CASE that is nested deeper.
    private const int MaxCases = 10;

    private static readonly SqlType s_int = new(SqlTypeKind.Int);
    private static readonly SqlType s_float = new(SqlTypeKind.Float);

    private static readonly ImmutableHashSet<string> s_aggregates = ["count", "count_big", "min", "max", "sum", "avg"];
    private static readonly ImmutableHashSet<string> s_dateParts = ["day", "hour", "minute", "second", "microsecond"];

    private int _cases;

    // `groups` are the texts that rows are grouped by; outside of aggregates no other column may be named then.
    private SqlType Scalar(ScalarExpression expression, Scope scope, HashSet<string>? groups = null)
    {
        if (groups is not null && groups.Contains(Text(expression)))
        {
            groups = null;
        }

        var type = expression switch
        {
            ColumnReferenceExpression { ColumnType: ColumnType.Regular } column => Column(column, scope, groups is not null),
            VariableReference variable => Variable(variable),
            IntegerLiteral => s_int,
            RealLiteral => s_float,
            NumericLiteral => new SqlType(SqlTypeKind.Numeric),
            ParenthesisExpression inner => Scalar(inner.Expression, scope, groups),
            UnaryExpression { UnaryExpressionType: UnaryExpressionType.Negative } minus => Number(minus.Expression, scope, groups),
            BinaryExpression binary => Arithmetic(binary, scope, groups),
            CastCall cast => Cast(cast, scope, groups),
            SearchedCaseExpression choice => Case(choice, scope, groups),
            CoalesceExpression first => Coalesce(first, scope, groups),
            ScalarSubquery subquery => Query(subquery.QueryExpression, scope, isDerived: false) is [var only] ? only.Type : Unknown(subquery),
            FunctionCall { CallTarget: null, UniqueRowFilter: UniqueRowFilter.NotSpecified } call => Call(call, scope, groups),
            _ => Unknown(expression),
        };
        if (expression is not PrimaryExpression { Collation: { } collation } || !type.IsKnown)
        {
            return type;
        }

        if (!type.IsText || collation.Value != SqlServerTypes.Collation)
        {
            Error(expression, $"has the collation {collation.Value}");
        }

        return type with { Collation = collation.Value };
    }

    private SqlType Coalesce(CoalesceExpression first, Scope scope, HashSet<string>? groups)
    {
        var types = first.Expressions.Select(part => Scalar(part, scope, groups)).Where(type => type.IsKnown).Distinct().ToList();
        if (types.Count > 1)
        {
            Error(first, "puts values of different types together");
        }

        return types.FirstOrDefault(SqlType.Unknown);
    }

    private SqlType Column(ColumnReferenceExpression column, Scope scope, bool isGrouped)
    {
        if (column.MultiPartIdentifier.Identifiers is not [var alias, var name])
        {
            return Unknown(column);
        }

        var (source, isOwn) = scope.Find(alias.Value);
        if (source is null)
        {
            Error(column, $"names {alias.Value}, which cannot be seen there");
            return SqlType.Unknown;
        }

        Require(name, source.IsTable);
        if (isGrouped && isOwn)
        {
            Error(column, "is neither grouped by nor within an aggregate");
        }

        return source.Find(name.Value) ?? Unknown(column);
    }

    private SqlType Variable(VariableReference variable)
    {
        _used.Add(variable.Name);
        if (NumberOf(variable) is not (> 0 and var number) || number > _parameters.Length)
        {
            Error(variable, "is a parameter that is not given");
            return SqlType.Unknown;
        }

        return SqlType.OfParameter(KindOf(variable));
    }

    private static int NumberOf(VariableReference variable) =>
        variable.Name.StartsWith("@p", StringComparison.Ordinal) && int.TryParse(variable.Name.AsSpan(2), NumberStyles.None, null, out var number) ? number : 0;

    private ColumnKind? KindOf(VariableReference variable) =>
        NumberOf(variable) is > 0 and var number && number <= _parameters.Length ? _parameters[number - 1] : null;

    private SqlType Number(ScalarExpression expression, Scope scope, HashSet<string>? groups)
    {
        var type = Scalar(expression, scope, groups);
        if (!type.IsNumber)
        {
            Error(expression, $"is no number but {type}");
        }

        return type;
    }

    private SqlType Arithmetic(BinaryExpression binary, Scope scope, HashSet<string>? groups)
    {
        var (left, right) = (Number(binary.FirstExpression, scope, groups), Number(binary.SecondExpression, scope, groups));
        if (binary.BinaryExpressionType is BinaryExpressionType.BitwiseAnd or BinaryExpressionType.Modulo
            && (left.Kind is not (SqlTypeKind.Int or SqlTypeKind.BigInt) || right.Kind is not (SqlTypeKind.Int or SqlTypeKind.BigInt)))
        {
            Error(binary, "takes whole numbers only");
        }

        return left.Kind > right.Kind ? Wider(left, right) : Wider(right, left);

        static SqlType Wider(SqlType one, SqlType other) => other.Kind == SqlTypeKind.Float ? other : one;
    }

    private SqlType Cast(CastCall cast, Scope scope, HashSet<string>? groups)
    {
        // A constant of the program: the start of an offset from UTC.
        if (cast.Parameter is StringLiteral { IsNational: false } && SqlType.Of(cast.DataType, null) is { Kind: SqlTypeKind.Instant or SqlTypeKind.Date } time)
        {
            return time;
        }

        var from = Scalar(cast.Parameter, scope, groups);
        var to = SqlType.Of(cast.DataType, from.Collation);
        if (!from.IsKnown)
        {
            return from;
        }

        if (to is null || from.IsText != to.IsText || (to.Kind == SqlTypeKind.Date && from.Kind != SqlTypeKind.Instant))
        {
            Error(cast, $"makes {to} of {from}");
        }

        // Else letters are lost that the code page of the database lacks.
        if (from.Kind == SqlTypeKind.WideText && from.Collation is null)
        {
            Error(cast, "makes a text of a code page that is not given");
        }

        return to ?? from;
    }

    private SqlType Case(SearchedCaseExpression choice, Scope scope, HashSet<string>? groups)
    {
        if (++_cases > MaxCases)
        {
            Error(choice, "nests CASE too deep");
        }

        SqlType? result = null;
        foreach (var when in choice.WhenClauses)
        {
            Condition(when.WhenExpression, scope, groups);
            result = Scalar(when.ThenExpression, scope, groups);
        }

        if (choice.ElseExpression is null || Scalar(choice.ElseExpression, scope, groups) != result)
        {
            Error(choice, "has results of several types, or none");
        }

        _cases--;
        return result!;
    }

    private SqlType Call(FunctionCall call, Scope scope, HashSet<string>? groups)
    {
        var name = call.FunctionName.Value;
        if (name == "row_number")
        {
            foreach (var partition in call.OverClause?.Partitions ?? [])
            {
                Scalar(partition, scope, groups);
            }

            foreach (var term in call.OverClause?.OrderByClause?.OrderByElements ?? [])
            {
                Comparable(term.Expression, Scalar(term.Expression, scope, groups));
            }

            return call.OverClause?.OrderByClause is null ? Unknown(call) : new SqlType(SqlTypeKind.RowNumber);
        }

        if (call.OverClause is not null)
        {
            return Unknown(call);
        }

        return s_aggregates.Contains(name) ? Aggregate(call, scope) : Function(call, name, scope, groups);
    }

    private SqlType Aggregate(FunctionCall call, Scope scope)
    {
        if (call is { FunctionName.Value: "count_big", Parameters: [ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }] })
        {
            return new SqlType(SqlTypeKind.BigInt);
        }

        if (call.Parameters is not [var parameter])
        {
            return Unknown(call);
        }

        var type = Scalar(parameter, scope);
        if (!type.IsKnown)
        {
            return type;
        }

        switch (call.FunctionName.Value)
        {
            case "count_big":
                return new SqlType(SqlTypeKind.BigInt);
            case "min" or "max" when type.Kind != SqlTypeKind.Bit:
                Comparable(parameter, type);
                return type;
            case "sum" when type.Kind is SqlTypeKind.BigInt or SqlTypeKind.Float:
                return type;
            default:
                Error(call, $"overflows, or is no aggregate of {type}");
                return type;
        }
    }

    private SqlType Function(FunctionCall call, string name, Scope scope, HashSet<string>? groups)
    {
        var hasPart = name is "DATEADD" or "DATEPART" or "DATEDIFF";
        if (hasPart && !(call.Parameters[0] is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [{ QuoteType: QuoteType.NotQuoted } part] }
            && s_dateParts.Contains(part.Value)))
        {
            return Unknown(call);
        }

        SqlType[] types = [.. call.Parameters.Skip(hasPart ? 1 : 0).Select(parameter => Scalar(parameter, scope, groups))];
        switch (name, types)
        {
            case ("DATEADD", [{ Kind: SqlTypeKind.Int }, { Kind: SqlTypeKind.Instant or SqlTypeKind.Date } time]):
                return time;
            case ("DATEPART", [{ Kind: SqlTypeKind.Instant }]):
            case ("DATEDIFF", [{ Kind: SqlTypeKind.Date }, { Kind: SqlTypeKind.Date }]):
            case ("YEAR" or "MONTH", [{ Kind: SqlTypeKind.Date }]):
                return s_int;
            case ("DATEFROMPARTS", [{ Kind: SqlTypeKind.Int }, { Kind: SqlTypeKind.Int }, { Kind: SqlTypeKind.Int }]):
                return new SqlType(SqlTypeKind.Date);
            case ("sin" or "cos" or "radians", [{ Kind: SqlTypeKind.Float }]):
            case ("round", [{ Kind: SqlTypeKind.Float }, { Kind: SqlTypeKind.Int }]):
                return s_float;
            default:
                return Unknown(call);
        }
    }

    private SqlType Unknown(TSqlFragment fragment)
    {
        Error(fragment, "is not known");
        return SqlType.Unknown;
    }
}
