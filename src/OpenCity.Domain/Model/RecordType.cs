using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Model;

/// <summary>A type of records that the city publishes: a table, root fields, filters, pages.</summary>
public sealed class RecordType
{
    /// <summary>Name in the SDL: <c>Thing</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the authored schema.</summary>
    public required ObjectType Definition { get; init; }

    /// <summary>The dataset that it belongs to.</summary>
    public Dataset Dataset { get; internal set; } = null!;

    /// <summary>Name of the root field that looks one up: <c>thing</c>.</summary>
    public required string SingularName { get; init; }

    /// <summary>Name of the root field that lists them: <c>things</c>.</summary>
    public required string PluralName { get; init; }

    /// <summary>All fields in the order of declaration, those of extensions last.</summary>
    public ImmutableArray<RecordField> Fields { get; internal set; } = [];

    /// <summary>All fields by name.</summary>
    public FrozenDictionary<string, RecordField> FieldsByName { get; internal set; } = FrozenDictionary<string, RecordField>.Empty;

    /// <summary>The natural key, in the order of declaration: value fields and references; never empty.</summary>
    public ImmutableArray<StoredField> Key { get; internal set; } = [];

    /// <summary>The values that the key comes down to, references resolved to their targets' keys: the parts of ids.</summary>
    public ImmutableArray<ValueField> KeyParts { get; internal set; } = [];

    /// <summary>The field marked <c>@time</c>, or null.</summary>
    public ValueField? Time { get; internal set; }

    /// <summary>Further indexes (<c>@index</c>): stored fields in order.</summary>
    public ImmutableArray<ImmutableArray<StoredField>> Indexes { get; internal set; } = [];

    /// <summary>Time between two updates of the source (<c>@updates</c>), ISO 8601; null for a reference table.</summary>
    public string? UpdatesEvery { get; init; }

    /// <summary>Rows expected when full (<c>@updates</c>), or null.</summary>
    public long? ExpectedRows { get; init; }

    /// <summary>Whether so many rows are expected that a filter needs an index: more than 100,000.</summary>
    public bool IsLarge => ExpectedRows > 100_000;

    /// <summary>Titles and descriptions in the city's other languages, by language (<c>KO</c>).</summary>
    public ImmutableDictionary<string, Label> Labels { get; internal set; } = ImmutableDictionary<string, Label>.Empty;

    /// <summary>The fields that store something, in order.</summary>
    public IEnumerable<StoredField> StoredFields => Fields.OfType<StoredField>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
