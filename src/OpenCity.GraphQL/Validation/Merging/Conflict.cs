namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>Why two fields with one response name cannot merge.</summary>
internal enum Conflict
{
    /// <summary>They are different fields.</summary>
    Field,

    /// <summary>Their arguments differ.</summary>
    Arguments,

    /// <summary>Their values differ in shape.</summary>
    Shape,
}
