using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>A field as one of the fields of a merged selection set.</summary>
/// <param name="node">The field in the document.</param>
/// <param name="parentType">The type that the field is selected on; null where it is not known.</param>
/// <param name="definition">What the schema says of it; null where the type has no such field.</param>
/// <param name="parent">The field in whose selection set it was found, directly or through fragments; null at the
/// root.</param>
internal sealed class MergedField(Field node, NamedType? parentType, OutputField? definition, MergedField? parent)
{
    public Field Node { get; } = node;

    public NamedType? ParentType { get; } = parentType;

    public OutputField? Definition { get; } = definition;

    public MergedField? Parent { get; } = parent;

    /// <summary>All fields of its set with its response name; null where it is the only one.</summary>
    public List<MergedField>? Group { get; set; }

    /// <summary>Whether it conflicts with another; it is then decided by itself, apart from the others.</summary>
    public bool IsInConflict { get; set; }

    /// <summary>The same field in another set, where nothing is known of it yet.</summary>
    public MergedField CopyBelow(MergedField? parent) => new(Node, ParentType, Definition, parent);
}
