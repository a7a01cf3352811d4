using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>Values of expressions, and truths of conditions, of which null is unknown.</summary>
internal sealed partial class Interpreter
{
    private object? Scalar(ScalarExpression expression, Unit unit) => expression switch
    {
        ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var name] } => Column(Find(alias.Value, unit.Row), name.Value),
        VariableReference variable => Parameter(variable),
        IntegerLiteral literal => long.Parse(literal.Value, CultureInfo.InvariantCulture),
        RealLiteral or NumericLiteral => double.Parse(((Literal)expression).Value, CultureInfo.InvariantCulture),
        ParenthesisExpression inner => Scalar(inner.Expression, unit),
        UnaryExpression minus => Scalar(minus.Expression, unit) is { } value ? -(long)value : null,
        BinaryExpression binary => Arithmetic(binary.BinaryExpressionType, Scalar(binary.FirstExpression, unit), Scalar(binary.SecondExpression, unit)),
        CastCall { Parameter: StringLiteral literal } cast => SqlType.Of(cast.DataType, null)!.Kind == SqlTypeKind.Instant
            ? Instant(literal.Value)
            : DateOnly.ParseExact(literal.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        CastCall cast => Cast(Scalar(cast.Parameter, unit), (SqlDataTypeReference)cast.DataType),
        SearchedCaseExpression choice => choice.WhenClauses.FirstOrDefault(when => Condition(when.WhenExpression, unit) == true) is { } met
            ? Scalar(met.ThenExpression, unit)
            : Scalar(choice.ElseExpression, unit),
        CoalesceExpression first => first.Expressions.Select(part => Scalar(part, unit)).FirstOrDefault(value => value is not null),
        ScalarSubquery subquery => Query((QuerySpecification)subquery.QueryExpression, unit.Row).Rows.Single()[0],
        FunctionCall { OverClause: not null } => _numbers[unit],
        FunctionCall call => unit.Group is null || !Binder.IsAggregate(call) ? Function(call, unit) : Aggregate(call, unit.Group),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static object? Column(Bound row, string name) => row.Row[row.Columns.IndexOf(name)];

    private object? Parameter(VariableReference variable) => parameters[int.Parse(variable.Name.AsSpan(2), CultureInfo.InvariantCulture) - 1];

    private static DateTime Instant(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    // Whole numbers overflow with an error and are divided towards 0, as here.
    private static object? Arithmetic(BinaryExpressionType type, object? left, object? right) => (type, left, right) switch
    {
        (_, null, _) or (_, _, null) => null,
        (BinaryExpressionType.Add, long a, long b) => checked(a + b),
        (BinaryExpressionType.Subtract, long a, long b) => checked(a - b),
        (BinaryExpressionType.Multiply, long a, long b) => checked(a * b),
        (BinaryExpressionType.Divide, long a, long b) => a / b,
        (BinaryExpressionType.Modulo, long a, long b) => a % b,
        (BinaryExpressionType.BitwiseAnd, long a, long b) => a & b,
        (BinaryExpressionType.Add, _, _) => Values.Number(left) + Values.Number(right),
        (BinaryExpressionType.Subtract, _, _) => Values.Number(left) - Values.Number(right),
        (BinaryExpressionType.Multiply, _, _) => Values.Number(left) * Values.Number(right),
        (BinaryExpressionType.Divide, _, _) => Values.Number(left) / Values.Number(right),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private static object? Cast(object? value, SqlDataTypeReference type) => (type.SqlDataTypeOption, value) switch
    {
        (_, null) => null,
        (SqlDataTypeOption.VarChar, string text) => Values.Cut(text, int.Parse(type.Parameters[0].Value, CultureInfo.InvariantCulture)),
        (SqlDataTypeOption.BigInt, long number) => number,
        (SqlDataTypeOption.BigInt, double number) => checked((long)number),
        (SqlDataTypeOption.Float, long or double) => Values.Number(value),
        (SqlDataTypeOption.Date, DateTime instant) => DateOnly.FromDateTime(instant),
        _ => throw new NotSupportedException($"{value.GetType().Name} to {type.SqlDataTypeOption}"),
    };

    private object? Aggregate(FunctionCall call, IReadOnlyList<Bound?> group)
    {
        if (call.Parameters[0] is ColumnReferenceExpression { ColumnType: ColumnType.Wildcard })
        {
            return (long)group.Count;
        }

        var values = group.Select(row => Scalar(call.Parameters[0], new Unit(row, null))).Where(value => value is not null).ToList();
        return call.FunctionName.Value switch
        {
            "count_big" => (long)values.Count,
            _ when values.Count == 0 => null,
            "min" => values.Min(Values.InOrder),
            "max" => values.Max(Values.InOrder),
            "sum" => values.Aggregate((sum, value) => Arithmetic(BinaryExpressionType.Add, sum, value)),
            _ => throw new NotSupportedException(call.FunctionName.Value),
        };
    }

    private object? Function(FunctionCall call, Unit unit)
    {
        var part = (call.Parameters[0] as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[0].Value;
        var hasPart = call.FunctionName.Value.StartsWith("DATEADD", StringComparison.Ordinal)
            || call.FunctionName.Value is "DATEPART" or "DATEDIFF";
        object?[] values = [.. call.Parameters.Skip(hasPart ? 1 : 0).Select(parameter => Scalar(parameter, unit))];
        return (call.FunctionName.Value, values) switch
        {
            (_, [null, ..] or [_, null, ..] or [_, _, null]) => null,
            ("DATEADD", [long number, DateTime instant]) => part switch
            {
                "minute" => instant.AddMinutes(number),
                "second" => instant.AddSeconds(number),
                "microsecond" => instant.AddTicks(number * TimeSpan.TicksPerMicrosecond),
                _ => throw new NotSupportedException(part),
            },
            ("DATEADD", [long number, DateOnly day]) when part == "day" => day.AddDays((int)number),
            ("DATEPART", [DateTime instant]) => part switch
            {
                "minute" => (long)instant.Minute,
                "second" => (long)instant.Second,
                "microsecond" => instant.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond,
                _ => throw new NotSupportedException(part),
            },
            ("DATEDIFF", [DateOnly from, DateOnly to]) when part == "day" => (long)(to.DayNumber - from.DayNumber),
            ("DATEFROMPARTS", [long year, long month, long day]) => new DateOnly((int)year, (int)month, (int)day),
            ("YEAR", [DateOnly day]) => (long)day.Year,
            ("MONTH", [DateOnly day]) => (long)day.Month,
            ("round", [var number, 0L]) => Math.Round(Values.Number(number!), MidpointRounding.AwayFromZero),
            ("radians", [var number]) => double.DegreesToRadians(Values.Number(number!)),
            ("sin", [var number]) => Math.Sin(Values.Number(number!)),
            ("cos", [var number]) => Math.Cos(Values.Number(number!)),
            _ => throw new NotSupportedException(call.FunctionName.Value),
        };
    }

    private bool? Condition(BooleanExpression condition, Unit unit) => condition switch
    {
        BooleanParenthesisExpression inner => Condition(inner.Expression, unit),
        BooleanNotExpression not => !Condition(not.Expression, unit),
        BooleanIsNullExpression test => Scalar(test.Expression, unit) is null != test.IsNot,
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } both =>
            Condition(both.FirstExpression, unit) is false ? false : Condition(both.FirstExpression, unit) & Condition(both.SecondExpression, unit),
        BooleanBinaryExpression either =>
            Condition(either.FirstExpression, unit) is true ? true : Condition(either.FirstExpression, unit) | Condition(either.SecondExpression, unit),
        BooleanComparisonExpression comparison => Comparison(comparison, unit),
        LikePredicate like => (Scalar(like.FirstExpression, unit), Scalar(like.SecondExpression, unit)) is (string text, string pattern)
            ? Values.IsLike(text, pattern) != like.NotDefined
            : null,
        InPredicate list => In(list, unit),
        Microsoft.SqlServer.TransactSql.ScriptDom.ExistsPredicate exists => Query((QuerySpecification)exists.Subquery.QueryExpression, unit.Row).Rows.Count > 0,
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private bool? Comparison(BooleanComparisonExpression comparison, Unit unit) =>
        Values.Compare(Scalar(comparison.FirstExpression, unit), Scalar(comparison.SecondExpression, unit)) is not { } order ? null
            : comparison.ComparisonType switch
            {
                BooleanComparisonType.Equals => order == 0,
                BooleanComparisonType.NotEqualToBrackets => order != 0,
                BooleanComparisonType.GreaterThan => order > 0,
                BooleanComparisonType.GreaterThanOrEqualTo => order >= 0,
                BooleanComparisonType.LessThan => order < 0,
                BooleanComparisonType.LessThanOrEqualTo => order <= 0,
                _ => throw new NotSupportedException(comparison.ComparisonType.ToString()),
            };

    private bool? In(InPredicate list, Unit unit)
    {
        var value = Scalar(list.Expression, unit);
        var rows = Query((QuerySpecification)list.Subquery.QueryExpression, unit.Row).Rows;
        var found = rows.Select(row => Values.Compare(value, row[0])).ToList();
        bool? isIn = found.Contains(0) ? true : found.Contains(null) ? null : false;
        return list.NotDefined ? !isIn : isIn;
    }
}
