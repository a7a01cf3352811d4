using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>A type of the schema: named, list or non-null.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Types</remarks>
public abstract class GraphQLType
{
    /// <summary>The type without its list and non-null wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without an outer non-null.</summary>
    public virtual GraphQLType NullableType => this;

    /// <summary>Whether values of it may be given: scalars, enums, input objects and their wrappers.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may have it: all but input objects.</summary>
    public bool IsOutputType => Named is not InputObjectType;
}

/// <summary>https://spec.graphql.org/September2025/#sec-List</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{OfType}]";
}

/// <summary>https://spec.graphql.org/September2025/#sec-Non-Null</summary>
public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type that may not be null here; never itself a non-null.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <inheritdoc/>
    public override GraphQLType NullableType => OfType;

    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}

/// <summary>https://spec.graphql.org/September2025/#NamedType</summary>
public abstract class NamedType : GraphQLType
{
    /// <summary>Name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Directives applied to the definition and its extensions, in order.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>The definition in the SDL; null for built-in types.</summary>
    public SyntaxNode? Node { get; init; }

    /// <summary>The source that <see cref="Node"/> stands in; null for built-in types.</summary>
    public Source? Source { get; init; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>https://spec.graphql.org/September2025/#sec-Scalars</summary>
public sealed class ScalarType : NamedType
{
    /// <summary>How values are read.</summary>
    public required ScalarCoercion Coercion { get; init; }

    /// <summary>Address of the scalar's specification, or null.</summary>
    public string? SpecifiedByUrl { get; init; }
}

/// <summary>An object or interface type: what has fields.</summary>
public abstract class FieldsType : NamedType
{
    /// <summary>Fields in the order of declaration. Set once, while the schema is built.</summary>
    public ImmutableArray<OutputField> Fields { get; internal set; } = [];

    /// <summary>Fields by name.</summary>
    public FrozenDictionary<string, OutputField> FieldsByName { get; internal set; } = FrozenDictionary<string, OutputField>.Empty;

    /// <summary>Interfaces that it declares to implement, in order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#sec-Objects</summary>
public sealed class ObjectType : FieldsType;

/// <summary>https://spec.graphql.org/September2025/#sec-Interfaces</summary>
public sealed class InterfaceType : FieldsType;

/// <summary>https://spec.graphql.org/September2025/#sec-Unions</summary>
public sealed class UnionType : NamedType
{
    /// <summary>Member types in the order of declaration.</summary>
    public ImmutableArray<ObjectType> MemberTypes { get; internal set; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#sec-Enums</summary>
public sealed class EnumType : NamedType
{
    /// <summary>Values in the order of declaration.</summary>
    public ImmutableArray<EnumTypeValue> Values { get; internal set; } = [];

    /// <summary>Values by name.</summary>
    public FrozenDictionary<string, EnumTypeValue> ValuesByName { get; internal set; } = FrozenDictionary<string, EnumTypeValue>.Empty;
}

/// <summary>https://spec.graphql.org/September2025/#sec-Input-Objects</summary>
public sealed class InputObjectType : NamedType
{
    /// <summary>Fields in the order of declaration.</summary>
    public ImmutableArray<InputValue> Fields { get; internal set; } = [];

    /// <summary>Fields by name.</summary>
    public FrozenDictionary<string, InputValue> FieldsByName { get; internal set; } = FrozenDictionary<string, InputValue>.Empty;

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Places in <see cref="Fields"/> by name.</summary>
    internal FrozenDictionary<string, int> Places { get; set; } = FrozenDictionary<string, int>.Empty;
}
