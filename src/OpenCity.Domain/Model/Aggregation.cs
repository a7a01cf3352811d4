using System.Collections.Immutable;

namespace OpenCity.Domain.Model;

/// <summary>What is computed over the values of a field.</summary>
public enum AggregateFunction
{
    /// <summary>The number of records with a value.</summary>
    Count,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The sum of the values.</summary>
    Sum,

    /// <summary>The mean of the values.</summary>
    Avg,
}

/// <summary>Which fields take part in aggregates, and how.</summary>
public static class Aggregation
{
    /// <summary>The functions over values of a kind; none where it takes no part.</summary>
    public static ImmutableArray<AggregateFunction> Of(ValueKind kind) => kind switch
    {
        ValueKind.Int or ValueKind.Long or ValueKind.Float =>
            [AggregateFunction.Count, AggregateFunction.Min, AggregateFunction.Max, AggregateFunction.Sum, AggregateFunction.Avg],
        ValueKind.DateTime or ValueKind.LocalDate => [AggregateFunction.Count, AggregateFunction.Min, AggregateFunction.Max],
        _ => [],
    };

    /// <summary>The fields of a record type that aggregates have.</summary>
    public static IEnumerable<ValueField> FieldsOf(RecordType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Fields.OfType<ValueField>().Where(field => !Of(field.Kind).IsEmpty);
    }

    /// <summary>What a function gives over values of a kind.</summary>
    public static ValueKind ResultOf(AggregateFunction function, ValueKind kind) => (function, kind) switch
    {
        (AggregateFunction.Count, _) => ValueKind.Long,
        (AggregateFunction.Avg, _) => ValueKind.Float,
        (AggregateFunction.Sum, ValueKind.Int) => ValueKind.Long,
        _ => kind,
    };
}
