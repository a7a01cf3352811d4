// One file for the syntax tree: each node is a line, and the tree reads like the grammar of the specification.
using System.Collections.Immutable;

namespace OpenCity.GraphQL.Language;

/// <summary>A node of the syntax tree. <c>Start</c> and <c>End</c> are byte offsets into the source.</summary>
public abstract record SyntaxNode
{
    /// <summary>Byte offset of the first character.</summary>
    public int Start { get; init; }

    /// <summary>Byte offset behind the last character.</summary>
    public int End { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Name</summary>
public sealed record Name(string Value) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Document</summary>
public sealed record Document(Source Source, ImmutableArray<Definition> Definitions) : SyntaxNode
{
    /// <summary>Line and column of a node of this document.</summary>
    public SourceLocation LocationOf(SyntaxNode node) => Source.GetLocation(node.Start);
}

/// <summary>https://spec.graphql.org/September2025/#Definition</summary>
public abstract record Definition : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#ExecutableDefinition</summary>
public abstract record ExecutableDefinition(SelectionSet SelectionSet, ImmutableArray<Directive> Directives) : Definition;

/// <summary>https://spec.graphql.org/September2025/#OperationType</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read.</summary>
    Mutation,

    /// <summary>A long-lived request that answers with a stream.</summary>
    Subscription,
}

/// <summary>https://spec.graphql.org/September2025/#OperationDefinition</summary>
/// <param name="Description">Description in front of the operation; null in the shorthand form.</param>
/// <param name="Operation">Query, mutation or subscription.</param>
/// <param name="Name">Null for an anonymous operation.</param>
/// <param name="VariableDefinitions">In order of the document.</param>
/// <param name="Directives">In order of the document.</param>
/// <param name="SelectionSet">The root selection set.</param>
public sealed record OperationDefinition(
    StringValue? Description,
    OperationType Operation,
    Name? Name,
    ImmutableArray<VariableDefinition> VariableDefinitions,
    ImmutableArray<Directive> Directives,
    SelectionSet SelectionSet) : ExecutableDefinition(SelectionSet, Directives);

/// <summary>https://spec.graphql.org/September2025/#VariableDefinition</summary>
public sealed record VariableDefinition(
    StringValue? Description,
    Variable Variable,
    TypeReference Type,
    Value? DefaultValue,
    ImmutableArray<Directive> Directives) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#FragmentDefinition</summary>
public sealed record FragmentDefinition(
    StringValue? Description,
    Name Name,
    NamedTypeReference TypeCondition,
    ImmutableArray<Directive> Directives,
    SelectionSet SelectionSet) : ExecutableDefinition(SelectionSet, Directives);

/// <summary>https://spec.graphql.org/September2025/#SelectionSet</summary>
public sealed record SelectionSet(ImmutableArray<Selection> Selections) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Selection</summary>
public abstract record Selection(ImmutableArray<Directive> Directives) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Field</summary>
public sealed record Field(
    Name? Alias,
    Name Name,
    ImmutableArray<Argument> Arguments,
    ImmutableArray<Directive> Directives,
    SelectionSet? SelectionSet) : Selection(Directives)
{
    /// <summary>The alias, or the field's name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>https://spec.graphql.org/September2025/#FragmentSpread</summary>
public sealed record FragmentSpread(Name Name, ImmutableArray<Directive> Directives) : Selection(Directives);

/// <summary>https://spec.graphql.org/September2025/#InlineFragment</summary>
public sealed record InlineFragment(
    NamedTypeReference? TypeCondition,
    ImmutableArray<Directive> Directives,
    SelectionSet SelectionSet) : Selection(Directives);

/// <summary>https://spec.graphql.org/September2025/#Argument</summary>
public sealed record Argument(Name Name, Value Value) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Directive</summary>
public sealed record Directive(Name Name, ImmutableArray<Argument> Arguments) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Value</summary>
public abstract record Value : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Variable</summary>
public sealed record Variable(Name Name) : Value;

/// <summary>https://spec.graphql.org/September2025/#IntValue; the digits as written.</summary>
public sealed record IntValue(string Text) : Value;

/// <summary>https://spec.graphql.org/September2025/#FloatValue; the digits as written.</summary>
public sealed record FloatValue(string Text) : Value;

/// <summary>https://spec.graphql.org/September2025/#StringValue; escapes resolved, block indentation removed.</summary>
public sealed record StringValue(string Text, bool IsBlock) : Value;

/// <summary>https://spec.graphql.org/September2025/#BooleanValue</summary>
public sealed record BooleanValue(bool IsTrue) : Value;

/// <summary>https://spec.graphql.org/September2025/#NullValue</summary>
public sealed record NullValue : Value;

/// <summary>https://spec.graphql.org/September2025/#EnumValue</summary>
public sealed record EnumValue(string Name) : Value;

/// <summary>https://spec.graphql.org/September2025/#ListValue</summary>
public sealed record ListValue(ImmutableArray<Value> Values) : Value;

/// <summary>https://spec.graphql.org/September2025/#ObjectValue</summary>
public sealed record ObjectValue(ImmutableArray<ObjectField> Fields) : Value;

/// <summary>https://spec.graphql.org/September2025/#ObjectField</summary>
public sealed record ObjectField(Name Name, Value Value) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Type</summary>
public abstract record TypeReference : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#NamedType</summary>
public sealed record NamedTypeReference(Name Name) : TypeReference
{
    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}

/// <summary>https://spec.graphql.org/September2025/#ListType</summary>
public sealed record ListTypeReference(TypeReference OfType) : TypeReference
{
    /// <inheritdoc/>
    public override string ToString() => $"[{OfType}]";
}

/// <summary>https://spec.graphql.org/September2025/#NonNullType</summary>
public sealed record NonNullTypeReference(TypeReference OfType) : TypeReference
{
    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}

/// <summary>https://spec.graphql.org/September2025/#TypeSystemDefinitionOrExtension</summary>
public abstract record TypeSystemDefinition(StringValue? Description, bool IsExtension, ImmutableArray<Directive> Directives)
    : Definition;

/// <summary>https://spec.graphql.org/September2025/#SchemaDefinition and its extension.</summary>
public sealed record SchemaDefinition(
    StringValue? Description,
    bool IsExtension,
    ImmutableArray<Directive> Directives,
    ImmutableArray<RootOperationTypeDefinition> OperationTypes) : TypeSystemDefinition(Description, IsExtension, Directives);

/// <summary>https://spec.graphql.org/September2025/#RootOperationTypeDefinition</summary>
public sealed record RootOperationTypeDefinition(OperationType Operation, NamedTypeReference Type) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#TypeDefinition and its extension.</summary>
public abstract record TypeDefinition(
    StringValue? Description, bool IsExtension, Name Name, ImmutableArray<Directive> Directives)
    : TypeSystemDefinition(Description, IsExtension, Directives);

/// <summary>https://spec.graphql.org/September2025/#ScalarTypeDefinition</summary>
public sealed record ScalarTypeDefinition(
    StringValue? Description, bool IsExtension, Name Name, ImmutableArray<Directive> Directives)
    : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#ObjectTypeDefinition</summary>
public sealed record ObjectTypeDefinition(
    StringValue? Description,
    bool IsExtension,
    Name Name,
    ImmutableArray<NamedTypeReference> Interfaces,
    ImmutableArray<Directive> Directives,
    ImmutableArray<FieldDefinition> Fields) : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#InterfaceTypeDefinition</summary>
public sealed record InterfaceTypeDefinition(
    StringValue? Description,
    bool IsExtension,
    Name Name,
    ImmutableArray<NamedTypeReference> Interfaces,
    ImmutableArray<Directive> Directives,
    ImmutableArray<FieldDefinition> Fields) : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#UnionTypeDefinition</summary>
public sealed record UnionTypeDefinition(
    StringValue? Description,
    bool IsExtension,
    Name Name,
    ImmutableArray<Directive> Directives,
    ImmutableArray<NamedTypeReference> MemberTypes) : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#EnumTypeDefinition</summary>
public sealed record EnumTypeDefinition(
    StringValue? Description,
    bool IsExtension,
    Name Name,
    ImmutableArray<Directive> Directives,
    ImmutableArray<EnumValueDefinition> Values) : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#InputObjectTypeDefinition</summary>
public sealed record InputObjectTypeDefinition(
    StringValue? Description,
    bool IsExtension,
    Name Name,
    ImmutableArray<Directive> Directives,
    ImmutableArray<InputValueDefinition> Fields) : TypeDefinition(Description, IsExtension, Name, Directives);

/// <summary>https://spec.graphql.org/September2025/#FieldDefinition</summary>
public sealed record FieldDefinition(
    StringValue? Description,
    Name Name,
    ImmutableArray<InputValueDefinition> Arguments,
    TypeReference Type,
    ImmutableArray<Directive> Directives) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#InputValueDefinition</summary>
public sealed record InputValueDefinition(
    StringValue? Description,
    Name Name,
    TypeReference Type,
    Value? DefaultValue,
    ImmutableArray<Directive> Directives) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#EnumValueDefinition</summary>
public sealed record EnumValueDefinition(StringValue? Description, Name Name, ImmutableArray<Directive> Directives) : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#DirectiveDefinition</summary>
public sealed record DirectiveDefinition(
    StringValue? Description,
    Name Name,
    ImmutableArray<InputValueDefinition> Arguments,
    bool IsRepeatable,
    ImmutableArray<Name> Locations) : TypeSystemDefinition(Description, false, []);
