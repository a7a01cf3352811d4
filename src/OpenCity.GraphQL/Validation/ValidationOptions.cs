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
/// <param name="MaxDepth">Fields below one another, those of introspection counted apart.</param>
/// <param name="MaxAliases">Aliases of an operation, fragments counted where they are used.</param>
/// <param name="MaxFieldsInSet">Fields of one selection set before merging, those of its fragments included.</param>
/// <param name="MaxFields">Fields of an operation, fragments counted where they are used.</param>
/// <param name="MaxDirectivesInPlace">Directives in one place.</param>
/// <param name="MaxDirectives">Directives of a document.</param>
public sealed record ValidationOptions(
    int MaxErrors = 5,
    int MaxPlaces = 5,
    int MaxMergeComparisons = 50_000,
    int MaxFragmentVisits = 1_000,
    int MaxIntrospectionLists = 3,
    int MaxIntrospectionLevels = 20,
    int MaxDepth = 12,
    int MaxAliases = 30,
    int MaxFieldsInSet = 200,
    int MaxFields = 2_000,
    int MaxDirectivesInPlace = 4,
    int MaxDirectives = 50)
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
            MaxDepth = limits.MaxDepth,
            MaxAliases = limits.MaxAliases,
            MaxFieldsInSet = limits.MaxFieldsInSet,
            MaxFields = limits.MaxFields,
            MaxDirectivesInPlace = limits.MaxDirectivesInPlace,
            MaxDirectives = limits.MaxDirectives,
        };
    }
}
