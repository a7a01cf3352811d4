using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>An operation or fragment, with what the walk found in it.</summary>
internal abstract class DefinitionScope
{
    /// <summary>Fragment spreads, in the order of the document.</summary>
    public List<FragmentSpread> Spreads { get; } = [];

    /// <summary>Places where a variable is used, in the order of the document.</summary>
    public List<VariableUsage> Usages { get; } = [];
}

/// <summary>A fragment definition; the type is null where the schema lacks it.</summary>
internal sealed class FragmentScope(FragmentDefinition definition, NamedType? type) : DefinitionScope
{
    public FragmentDefinition Definition { get; } = definition;

    public NamedType? Type { get; } = type;

    public string Name => Definition.Name.Value;

    /// <summary>Whether an operation reaches the fragment. Known after the walk.</summary>
    public bool IsReached { get; set; }
}

/// <summary>An operation; the root type is null where the schema has none of its kind.</summary>
internal sealed class OperationScope(OperationDefinition definition, ObjectType? rootType) : DefinitionScope
{
    public OperationDefinition Definition { get; } = definition;

    public ObjectType? RootType { get; } = rootType;

    /// <summary>Variables by name; of two with one name the later.</summary>
    public Dictionary<string, DefinedVariable> Variables { get; } = [];

    /// <summary>Whether the document is refused for what the operations before this one reach, so that this was not looked at.</summary>
    public bool IsUnresolved { get; set; }

    /// <summary>The fragments that the operation reaches, each once. Known after the walk.</summary>
    public IReadOnlyList<FragmentScope> Fragments { get; set; } = [];
}

/// <summary>A variable of an operation; the type is null where the schema lacks it.</summary>
internal sealed record DefinedVariable(VariableDefinition Definition, GraphQLType? Type);

/// <summary>A place where a variable is used.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The type expected there; null where it is not known.</param>
/// <param name="HasDefault">Whether the argument or input field has a default.</param>
/// <param name="Parent">The input object whose field it is; null elsewhere.</param>
internal readonly record struct VariableUsage(
    Variable Variable, GraphQLType? Type, bool HasDefault, InputObjectType? Parent);
