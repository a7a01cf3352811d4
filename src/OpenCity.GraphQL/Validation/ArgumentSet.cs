using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>The arguments given to a field or directive, beside those that its definition declares.</summary>
/// <param name="Owner">The field or directive as it stands in the document.</param>
/// <param name="Given">Its arguments.</param>
/// <param name="Definition">What the schema knows of it: an output field or a directive; null where it knows
/// nothing.</param>
/// <param name="ParentType">The type that has the field; null for a directive.</param>
internal readonly record struct ArgumentSet(
    SyntaxNode Owner, ImmutableArray<Argument> Given, SchemaElement? Definition, NamedType? ParentType)
{
    /// <summary>The declared arguments; empty where the definition is not known.</summary>
    public ImmutableArray<InputValue> Declared => Definition switch
    {
        OutputField output => output.Arguments,
        SchemaDirective directive => directive.Arguments,
        _ => [],
    };

    /// <summary>The declared argument of a name, or null.</summary>
    public InputValue? Find(string name)
    {
        foreach (var argument in Declared)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>How messages call the owner: <c>Dog.name</c> or <c>@skip</c>.</summary>
    public string Coordinate => ParentType is null ? $"@{Definition?.Name}" : $"{ParentType.Name}.{Definition?.Name}";
}
