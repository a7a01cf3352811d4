using System.Diagnostics;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>How messages call the kinds of types.</summary>
internal static class Words
{
    /// <summary>The keyword that declares the kind of type.</summary>
    public static string Keyword(TypeDefinition definition) => definition switch
    {
        ScalarTypeDefinition => "scalar",
        ObjectTypeDefinition => "type",
        InterfaceTypeDefinition => "interface",
        UnionTypeDefinition => "union",
        EnumTypeDefinition => "enum",
        InputObjectTypeDefinition => "input",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind of a type, with its article.</summary>
    public static string Kind(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object type",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        InputObjectType => "an input object",
        _ => throw new UnreachableException(),
    };

    /// <summary>Where a directive at the definition of this kind of type stands.</summary>
    public static string Location(TypeDefinition definition) => definition switch
    {
        ScalarTypeDefinition => "SCALAR",
        ObjectTypeDefinition => "OBJECT",
        InterfaceTypeDefinition => "INTERFACE",
        UnionTypeDefinition => "UNION",
        EnumTypeDefinition => "ENUM",
        InputObjectTypeDefinition => "INPUT_OBJECT",
        _ => throw new UnreachableException(),
    };
}
