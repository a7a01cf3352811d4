using System.Diagnostics;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>What a database computes over the rows of a group; functions of the public schema are made of one or two of them.</summary>
public enum FigureKind
{
    /// <summary>Rows with a value; rows at all where there is no column.</summary>
    Count,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The sum of values, each of which is far from the end of its sum's range.</summary>
    Sum,

    /// <summary>The sum of numbers with few decimals, each times a power of ten: whole, so exact and the same in any order.</summary>
    ScaledSum,

    /// <summary>The sum of the upper 32 bits of numbers of 64 bits.</summary>
    HighSum,

    /// <summary>The sum of the lower 32 bits of numbers of 64 bits.</summary>
    LowSum,
}

/// <summary>A figure over the rows of a group.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Column">Of which column; null for the number of rows.</param>
public sealed record Figure(FigureKind Kind, ColumnPath? Column)
{
    // A sum of scaled numbers fits 64 bits for four thousand million rows of this size.
    private const double MaxScaled = int.MaxValue;

    /// <summary>The number of rows.</summary>
    public static Figure Rows { get; } = new(FigureKind.Count, null);

    /// <summary>How the result is kept.</summary>
    public ColumnKind ResultKind => Kind switch
    {
        FigureKind.Min or FigureKind.Max => Column!.Column.Kind,
        FigureKind.Sum when Column!.Column.Kind == ColumnKind.Double => ColumnKind.Double,
        _ => ColumnKind.Long,
    };

    /// <summary>
    /// The power of ten that makes whole numbers of a field's values: where its bounds and decimals are declared and leave room for a
    /// sum. Null for other fields.
    /// </summary>
    public static int? ScaleOf(ValueField? field)
    {
        if (field is not { Kind: ValueKind.Float, Decimals: { } decimals, Min: { } min, Max: { } max })
        {
            return null;
        }

        return Math.Max(Math.Abs(min), Math.Abs(max)) * Math.Pow(10, decimals) <= MaxScaled ? decimals : null;
    }

    internal string Expression(SqlDialect dialect, TableAliases aliases)
    {
        if (Column is null || (Kind == FigureKind.Count && !Column.IsNullable))
        {
            return dialect.Count("*");
        }

        var column = aliases.Column(Column, dialect);
        return Kind switch
        {
            FigureKind.Count => dialect.Count(column),
            FigureKind.Min => $"min({column})",
            FigureKind.Max => $"max({column})",
            FigureKind.Sum => dialect.Sum(column, Column.Column.Kind),
            FigureKind.ScaledSum => dialect.Sum(
                dialect.Rounded($"{column} * 1e{ScaleOf((ValueField)Column.Column.Field!)}", IsPositive), ColumnKind.Long),
            FigureKind.HighSum => dialect.Sum(dialect.HighBits(column), ColumnKind.Long),
            FigureKind.LowSum => dialect.Sum(dialect.LowBits(column), ColumnKind.Long),
            _ => throw new UnreachableException(),
        };
    }

    internal ColumnPath ResultColumn(TablePath table) => new(
        table, new RecordColumn(Kind.ToString(), ResultKind, Kind != FigureKind.Count, null, null));

    private bool IsPositive => ((ValueField)Column!.Column.Field!).Min >= 0;
}
