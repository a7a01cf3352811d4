using System.Collections.Immutable;

namespace OpenCity.Domain.Model;

/// <summary>Which families of filter operators a kind of values has.</summary>
public static class FilterFamilies
{
    /// <summary>The families in the order of the enum; none where a kind has no operators of its own.</summary>
    public static ImmutableArray<FilterOperators> Of(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => [FilterOperators.Eq],
        ValueKind.Id or ValueKind.Enum => [FilterOperators.Eq, FilterOperators.In],
        ValueKind.String or ValueKind.Uri => [FilterOperators.Eq, FilterOperators.In, FilterOperators.Text],
        ValueKind.GeoPoint => [],
        _ => [FilterOperators.Eq, FilterOperators.In, FilterOperators.Range],
    };
}
