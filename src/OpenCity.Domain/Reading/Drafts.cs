// Drafts: what the syntax trees say about datasets, types and fields, before it is known whether the folder is right.
// They become the model (City, Dataset, RecordType, RecordField) only where nothing is wrong.
using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>A dataset as its file declares it.</summary>
internal sealed class DatasetDraft(string name, SdlFile file, Directive node)
{
    internal string Name { get; } = name;

    internal SdlFile File { get; } = file;

    internal Directive Node { get; } = node;

    internal List<TypeDraft> Types { get; } = [];
}

/// <summary>A record type as its file declares it, with the fields of all extensions.</summary>
internal sealed class TypeDraft(ObjectTypeDefinition node, SdlFile file)
{
    internal string Name => Node.Name.Value;

    internal ObjectTypeDefinition Node { get; } = node;

    internal SdlFile File { get; } = file;

    internal DatasetDraft? Dataset { get; set; }

    internal required string SingularName { get; init; }

    internal required string PluralName { get; init; }

    internal Directive? Api { get; init; }

    internal Directive? Updates { get; init; }

    /// <summary>Directives of the definition and its extensions, with the files they stand in.</summary>
    internal List<(Directive Node, SdlFile File)> Directives { get; } = [];

    internal List<FieldDraft> Fields { get; } = [];

    internal List<ImmutableArray<FieldDraft>> Indexes { get; } = [];

    internal IEnumerable<FieldDraft> Key => Fields.Where(item => item.IsKey);

    internal FieldDraft? Time => Fields.FirstOrDefault(item => item.IsTime);

    internal FieldDraft? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>What a field is, by its type and directives.</summary>
internal enum FieldRole
{
    /// <summary>Wrong in a way that was reported; other rules pass over it.</summary>
    Unclear,
    Value,
    Reference,
    Collection,
    Latest,
    Via,
    Nearest,
}

/// <summary>A field of a record type.</summary>
internal sealed class FieldDraft(TypeDraft type, FieldDefinition node, SdlFile file)
{
    internal TypeDraft Type { get; } = type;

    internal FieldDefinition Node { get; } = node;

    internal SdlFile File { get; } = file;

    internal string Name => Node.Name.Value;

    internal string Coordinate => $"{Type.Name}.{Name}";

    internal FieldRole Role { get; set; }

    internal bool IsStored => Role is FieldRole.Value or FieldRole.Reference;

    internal bool IsNullable { get; set; }

    internal ValueKind Kind { get; set; }

    internal EnumTypeDefinition? Enum { get; set; }

    /// <summary>The record type at the other end of a relation.</summary>
    internal TypeDraft? Target { get; set; }

    /// <summary>The references that a shortcut goes over.</summary>
    internal ImmutableArray<FieldDraft> Path { get; set; } = [];

    /// <summary>The reference or shortcut that a collection or latest goes by.</summary>
    internal FieldDraft? By { get; set; }

    /// <summary>The place that the nearest records are sought from, and theirs.</summary>
    internal FieldDraft? From { get; set; }

    internal FieldDraft? To { get; set; }

    internal bool IsKey { get; set; }

    internal bool IsTime { get; set; }

    internal bool IsLocalized { get; set; }

    internal bool NullWhenUnknown { get; set; }

    internal string? Unit { get; set; }

    internal double? Min { get; set; }

    internal double? Max { get; set; }

    internal int? Decimals { get; set; }

    internal int MaxLength { get; set; } = 200;

    internal string? SourceField { get; set; }

    internal ImmutableArray<FilterOperators>? Filters { get; set; }
}
