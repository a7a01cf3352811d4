using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Model;

/// <summary>Everything that the SDL folder says: datasets, record types and the languages of their texts.</summary>
public sealed class City
{
    /// <summary>Datasets by name, in alphabetical order.</summary>
    public required ImmutableArray<Dataset> Datasets { get; init; }

    /// <summary>Record types, referred-to types before those that refer to them.</summary>
    public required ImmutableArray<RecordType> RecordTypes { get; init; }

    /// <summary>Record types by name.</summary>
    public required FrozenDictionary<string, RecordType> RecordTypesByName { get; init; }

    /// <summary>Values of the enum <c>Lang</c>; the first is the city's own language.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>
    /// Titles and descriptions in the city's other languages, by schema coordinate (<c>Enum.VALUE</c>, <c>Type.field</c>) and language.
    /// </summary>
    public required FrozenDictionary<string, ImmutableDictionary<string, Label>> Labels { get; init; }

    /// <summary>The schema as authored, with its directives.</summary>
    public required Schema Authored { get; init; }
}
