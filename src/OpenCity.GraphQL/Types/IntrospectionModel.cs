using System.Collections.Immutable;
using System.Diagnostics;

namespace OpenCity.GraphQL.Types;

/// <summary>What the fields of the introspection types answer; null where the specification says null.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema</remarks>
public static class IntrospectionModel
{
    /// <summary><c>__Type.kind</c>.</summary>
    public static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        NonNullType => "NON_NULL",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>__Type.name</c>.</summary>
    public static string? Name(GraphQLType type) => (type as NamedType)?.Name;

    /// <summary><c>__Type.description</c>.</summary>
    public static string? Description(GraphQLType type) => (type as NamedType)?.Description;

    /// <summary><c>__Type.specifiedByURL</c>.</summary>
    public static string? SpecifiedByUrl(GraphQLType type) => (type as ScalarType)?.SpecifiedByUrl;

    /// <summary><c>__Type.fields</c>.</summary>
    public static ImmutableArray<OutputField>? Fields(GraphQLType type, bool includeDeprecated) =>
        type is FieldsType fields ? Shown(fields.Fields, includeDeprecated) : null;

    /// <summary><c>__Type.interfaces</c>.</summary>
    public static ImmutableArray<InterfaceType>? Interfaces(GraphQLType type) => (type as FieldsType)?.Interfaces;

    /// <summary><c>__Type.possibleTypes</c>.</summary>
    public static ImmutableArray<ObjectType>? PossibleTypes(Schema schema, GraphQLType type)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return type is InterfaceType or UnionType ? schema.PossibleTypes((NamedType)type) : null;
    }

    /// <summary><c>__Type.enumValues</c>.</summary>
    public static ImmutableArray<EnumTypeValue>? EnumValues(GraphQLType type, bool includeDeprecated) =>
        type is EnumType @enum ? Shown(@enum.Values, includeDeprecated) : null;

    /// <summary><c>__Type.inputFields</c>.</summary>
    public static ImmutableArray<InputValue>? InputFields(GraphQLType type, bool includeDeprecated) =>
        type is InputObjectType inputObject ? Shown(inputObject.Fields, includeDeprecated) : null;

    /// <summary><c>__Type.ofType</c>.</summary>
    public static GraphQLType? OfType(GraphQLType type) => type switch
    {
        ListType list => list.OfType,
        NonNullType nonNull => nonNull.OfType,
        _ => null,
    };

    /// <summary><c>__Type.isOneOf</c>.</summary>
    public static bool? IsOneOf(GraphQLType type) => (type as InputObjectType)?.IsOneOf;

    /// <summary><c>__Field.args</c> and <c>__Directive.args</c>.</summary>
    public static ImmutableArray<InputValue> Arguments(ImmutableArray<InputValue> arguments, bool includeDeprecated) =>
        Shown(arguments, includeDeprecated);

    /// <summary><c>__InputValue.defaultValue</c>.</summary>
    public static string? DefaultValue(InputValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.DefaultValue is { } literal ? LiteralPrinter.Print(literal) : null;
    }

    private static ImmutableArray<T> Shown<T>(ImmutableArray<T> elements, bool includeDeprecated)
        where T : SchemaElement =>
        includeDeprecated ? elements : elements.RemoveAll(element => element.DeprecationReason is not null);
}
