namespace OpenCity.GraphQL.Validation;

/// <summary>Limits of one validation; the defaults are those of public servers.</summary>
/// <param name="MaxErrors">Errors reported: the first in the order of the document.</param>
/// <param name="MaxPlaces">Places shown of each error.</param>
/// <param name="MaxMergeComparisons">Steps that the merging of fields may take in a document.</param>
/// <param name="MaxFragmentVisits">Fragment spreads that an operation may hold, each counted as often as it is
/// reached.</param>
/// <param name="MaxIntrospectionLists">Lists of types and of their fields below one another in an introspection, the
/// schema's own list of types being the first.</param>
/// <param name="MaxIntrospectionLevels">Fields below one another in an introspection.</param>
public sealed record ValidationOptions(
    int MaxErrors = 5,
    int MaxPlaces = 5,
    int MaxMergeComparisons = 50_000,
    int MaxFragmentVisits = 1_000,
    int MaxIntrospectionLists = 3,
    int MaxIntrospectionLevels = 20)
{
    /// <summary>The limits of a public server.</summary>
    public static ValidationOptions Default { get; } = Of(EngineLimits.Default);

    /// <summary>What of an engine's limits a validation holds.</summary>
    public static ValidationOptions Of(EngineLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new ValidationOptions
        {
            MaxErrors = limits.MaxErrors,
            MaxPlaces = limits.MaxErrorPlaces,
            MaxMergeComparisons = limits.MaxMergeComparisons,
            MaxFragmentVisits = limits.MaxFragmentVisits,
            MaxIntrospectionLists = limits.MaxIntrospectionLists,
            MaxIntrospectionLevels = limits.MaxIntrospectionLevels,
        };
    }
}
