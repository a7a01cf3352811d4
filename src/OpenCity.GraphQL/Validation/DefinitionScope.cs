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

    /// <summary>
    /// The usages by variable, in the order of each one's first, and put together where one answer holds for all of them: many
    /// operations may reach a fragment that uses a variable at many places. Usable after the walk.
    /// </summary>
    public ILookup<string, IGrouping<VariableUsageKind, VariableUsage>> UsagesByVariable =>
        field ??= Usages.GroupBy(usage => usage.Kind).ToLookup(usages => usages.Key.Name);
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
    Variable Variable, GraphQLType? Type, bool HasDefault, InputObjectType? Parent)
{
    /// <summary>What the rules ask of it.</summary>
    public VariableUsageKind Kind => new(Variable.Name.Value, Type, HasDefault, Parent is { IsOneOf: true });
}

/// <summary>What the rules ask of the usage of a variable, whose place is of no account to them.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">The type expected there; null where it is not known.</param>
/// <param name="HasDefault">Whether the argument or input field has a default.</param>
/// <param name="IsOneOf">Whether it is the field of a OneOf input object.</param>
internal readonly record struct VariableUsageKind(string Name, GraphQLType? Type, bool HasDefault, bool IsOneOf);
