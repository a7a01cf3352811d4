using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>A valid schema. Built by <see cref="SchemaBuilder"/>; it never changes.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema</remarks>
public sealed class Schema
{
    internal Schema(
        string? description,
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        ImmutableArray<NamedType> types,
        ImmutableArray<SchemaDirective> directives,
        ImmutableArray<OutputField> metaFields)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        TypesByName = types.ToFrozenDictionary(type => type.Name);
        Directives = directives;
        DirectivesByName = directives.ToFrozenDictionary(directive => directive.Name);
        MetaFields = metaFields;
        _possibleTypes = PossibleTypesOf(types);
    }

    private readonly FrozenDictionary<NamedType, ImmutableArray<ObjectType>> _possibleTypes;

    /// <summary>Description of the schema, or null.</summary>
    public string? Description { get; }

    /// <summary>Root type of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>Root type of mutations, or null.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>Root type of subscriptions, or null.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All types, built-in scalars and introspection types included, in the order of declaration.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>All types by name.</summary>
    public FrozenDictionary<string, NamedType> TypesByName { get; }

    /// <summary>All directives, the built-in ones included.</summary>
    public ImmutableArray<SchemaDirective> Directives { get; }

    /// <summary>All directives by name, without <c>@</c>.</summary>
    public FrozenDictionary<string, SchemaDirective> DirectivesByName { get; }

    /// <summary><c>__typename</c>, <c>__schema</c> and <c>__type</c>, which no type declares.</summary>
    public ImmutableArray<OutputField> MetaFields { get; }

    /// <summary>
    /// The field that a selection on a type means, or null: a declared one, <c>__typename</c> on any composite type,
    /// <c>__schema</c> and <c>__type</c> on the root of queries.
    /// </summary>
    public OutputField? FindField(NamedType type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(name);
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return type is FieldsType or UnionType && (name == "__typename" || ReferenceEquals(type, QueryType))
                ? MetaFields.FirstOrDefault(field => field.Name == name)
                : null;
        }

        return (type as FieldsType)?.FieldsByName.GetValueOrDefault(name);
    }

    /// <summary>The type that a reference in a document means; null where its name is unknown.</summary>
    public GraphQLType? FindType(TypeReference reference) => reference switch
    {
        NonNullTypeReference nonNull => FindType(nonNull.OfType) is { } ofType ? new NonNullType(ofType) : null,
        ListTypeReference list => FindType(list.OfType) is { } ofType ? new ListType(ofType) : null,
        NamedTypeReference named => TypesByName.GetValueOrDefault(named.Name.Value),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// The object types that a value of the type may have: itself, a union's members, an interface's implementations;
    /// empty for other types.
    /// </summary>
    public ImmutableArray<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type, []);

    /// <summary>Interfaces that implement an interface, directly or through others.</summary>
    public ImmutableArray<InterfaceType> ImplementingInterfaces(InterfaceType type) =>
        [.. Types.OfType<InterfaceType>().Where(other => other.Interfaces.Contains(type))];

    /// <summary>Whether a value of <paramref name="type"/> can be of the object type.</summary>
    public bool IsPossibleType(NamedType type, ObjectType objectType) =>
        ReferenceEquals(type, objectType) || PossibleTypes(type).Contains(objectType);

    private static FrozenDictionary<NamedType, ImmutableArray<ObjectType>> PossibleTypesOf(ImmutableArray<NamedType> types)
    {
        var possible = new Dictionary<NamedType, ImmutableArray<ObjectType>>();
        foreach (var type in types)
        {
            if (type is UnionType union)
            {
                possible[union] = union.MemberTypes;
            }
            else if (type is InterfaceType)
            {
                possible[type] = [.. types.OfType<ObjectType>().Where(item => item.Interfaces.Contains(type))];
            }
        }

        return possible.ToFrozenDictionary();
    }
}
