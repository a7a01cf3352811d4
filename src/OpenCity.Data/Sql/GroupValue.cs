using System.Diagnostics;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// A function over a group as one expression, for <c>having</c> and <c>order</c>. Means, and sums of all but <c>Int</c>, are of double
/// precision there.
/// </summary>
/// <param name="Function">Which.</param>
/// <param name="Column">Of which column; null for the number of rows.</param>
public sealed record GroupValue(AggregateFunction Function, ColumnPath? Column)
{
    /// <summary>How the value is kept.</summary>
    public ColumnKind Kind => Function switch
    {
        AggregateFunction.Count => ColumnKind.Long,
        AggregateFunction.Min or AggregateFunction.Max => Column!.Column.Kind,
        AggregateFunction.Sum when Column!.Column.Kind == ColumnKind.Int => ColumnKind.Long,
        _ => ColumnKind.Double,
    };

    /// <summary>Whether a group may have none: all but counts.</summary>
    public bool IsNullable => Function != AggregateFunction.Count;

    internal string Expression(SqlDialect dialect, TableAliases aliases)
    {
        return (Function, Column?.Column.Kind) switch
        {
            (AggregateFunction.Count, _) => Of(FigureKind.Count),
            (AggregateFunction.Min, _) => Of(FigureKind.Min),
            (AggregateFunction.Max, _) => Of(FigureKind.Max),
            (AggregateFunction.Sum, ColumnKind.Int) => Of(FigureKind.Sum),
            (AggregateFunction.Sum, ColumnKind.Long) => Wide(),
            (AggregateFunction.Sum, _) => Scale is { } scale ? $"{Real(FigureKind.ScaledSum)} / 1e{scale}" : Of(FigureKind.Sum),
            (AggregateFunction.Avg, ColumnKind.Int) => $"{Real(FigureKind.Sum)} / {Of(FigureKind.Count)}",
            (AggregateFunction.Avg, ColumnKind.Long) => $"({Wide()}) / {Of(FigureKind.Count)}",
            // Divided as the answer's mean is: by the product of scale and number.
            (AggregateFunction.Avg, _) => Scale is { } scale
                ? $"{Real(FigureKind.ScaledSum)} / (1e{scale} * {Of(FigureKind.Count)})"
                : $"{Of(FigureKind.Sum)} / {Of(FigureKind.Count)}",
            _ => throw new UnreachableException(),
        };

        string Of(FigureKind kind) => new Figure(kind, Column).Expression(dialect, aliases);
        string Real(FigureKind kind) => $"CAST({Of(kind)} AS double precision)";
        string Wide() => $"{Real(FigureKind.HighSum)} * 4294967296.0 + {Real(FigureKind.LowSum)}";
    }

    private int? Scale => Figure.ScaleOf((ValueField)Column!.Column.Field!);
}
