using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>A part of a type that has a name, a description and directives.</summary>
public abstract class SchemaElement
{
    /// <summary>Name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it is deprecated; null if it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Directives applied to it, in order, arguments coerced.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>The definition in the SDL; null for what is built in.</summary>
    public SyntaxNode? Node { get; init; }

    /// <summary>The source that <see cref="Node"/> stands in.</summary>
    public Source? Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A field of an object or interface type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Objects</remarks>
public sealed class OutputField : SchemaElement
{
    /// <summary>Type of the field's value.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>Arguments in the order of declaration.</summary>
    public ImmutableArray<InputValue> Arguments { get; init; } = [];

    /// <summary>The argument of a name, or null.</summary>
    public InputValue? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>An argument or a field of an input object.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-The-__InputValue-Type</remarks>
public sealed class InputValue : SchemaElement
{
    /// <summary>Type of the value.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The default as written; null where there is none (a default of null is a <see cref="NullValue"/>).</summary>
    public Value? DefaultValue { get; init; }

    /// <summary>The default, coerced; meaningful where <see cref="DefaultValue"/> is not null.</summary>
    public object? CoercedDefault { get; internal set; }

    /// <summary>Whether it must be given: non-null and without default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}

/// <summary>https://spec.graphql.org/September2025/#sec-The-__EnumValue-Type</summary>
public sealed class EnumTypeValue : SchemaElement;

/// <summary>A directive that the schema knows.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives</remarks>
public sealed class SchemaDirective : SchemaElement
{
    /// <summary>Arguments in the order of declaration.</summary>
    public ImmutableArray<InputValue> Arguments { get; init; } = [];

    /// <summary>The argument of a name, or null.</summary>
    public InputValue? FindArgument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>Whether it may stand more than once in a place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Where it may stand: <c>FIELD</c>, <c>OBJECT</c>, ...</summary>
    public required FrozenSet<string> Locations { get; init; }

    /// <summary>The same in the order of declaration.</summary>
    public required ImmutableArray<string> DeclaredLocations { get; init; }
}

/// <summary>A directive where it stands in the SDL, arguments coerced and defaults filled in.</summary>
/// <param name="Name">Name without <c>@</c>.</param>
/// <param name="Arguments">Argument values by name; an argument that was not given and has no default is absent.</param>
/// <param name="Node">Its place.</param>
/// <param name="Source">The source of the place.</param>
public sealed record AppliedDirective(string Name, ImmutableDictionary<string, object?> Arguments, Directive Node, Source Source);

/// <summary>A coerced value of an input object: the fields that were given or have a default, in the type's order.</summary>
public sealed class InputObject(InputObjectType type, ImmutableArray<KeyValuePair<string, object?>> entries)
{
    /// <summary>The type it was coerced to.</summary>
    public InputObjectType Type { get; } = type;

    /// <summary>Names and coerced values.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Entries { get; } = entries;

    /// <summary>The value of a field; false where the field is absent.</summary>
    public bool TryGet(string name, out object? value)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == name)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
