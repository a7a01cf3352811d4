using System.Diagnostics;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>The types while the schema is built: first all empty, so that they can refer to each other in any order.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<string, NamedType> _types = [];
    private readonly HashSet<NamedType> _unknown = [];
    private readonly DiagnosticList _diagnostics;

    public TypeTable(
        Declarations declarations, IReadOnlyDictionary<string, ScalarCoercion> scalars, DiagnosticList diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (var declaration in declarations.Types)
        {
            _types.Add(declaration.Name, Create(declaration, scalars));
        }
    }

    public NamedType this[TypeDeclaration declaration] => _types[declaration.Name];

    public NamedType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>Whether the type stands for a name that is not declared, which has been reported.</summary>
    public bool IsUnknown(GraphQLType type) => _unknown.Contains(type.Named);

    /// <summary>The type that a reference means; an unknown name is reported and gets a type that fits everywhere.</summary>
    public GraphQLType Resolve(Located<TypeReference> reference) => reference.Node switch
    {
        NonNullTypeReference nonNull => new NonNullType(Resolve(reference.With(nonNull.OfType))),
        ListTypeReference list => new ListType(Resolve(reference.With(list.OfType))),
        NamedTypeReference named => Resolve(reference.With(named)),
        _ => throw new UnreachableException(),
    };

    public NamedType Resolve(Located<NamedTypeReference> reference)
    {
        var name = reference.Node.Name.Value;
        if (_types.TryGetValue(name, out var type) && name != BuiltIns.MetaFieldsTypeName)
        {
            return type;
        }

        _diagnostics.Add(
            reference.Source,
            reference.Node,
            $"The type \"{name}\" is not declared.",
            NearName.Remedy(
                name, _types.Keys.Where(known => known != BuiltIns.MetaFieldsTypeName), "Declare it, or correct the name."));
        var unknown = new ScalarType { Name = name, Coercion = new AnyCoercion() };
        _unknown.Add(unknown);
        return unknown;
    }

    private static NamedType Create(TypeDeclaration declaration, IReadOnlyDictionary<string, ScalarCoercion> scalars)
    {
        var definition = declaration.Definition.Node;
        var name = declaration.Name;
        var description = definition.Description?.Text;
        var node = declaration.IsBuiltIn ? null : definition;
        var source = declaration.IsBuiltIn ? null : declaration.Definition.Source;
        return definition switch
        {
            ScalarTypeDefinition => new ScalarType
            {
                Name = name,
                Description = description,
                Node = node,
                Source = source,
                Coercion = (declaration.IsBuiltIn ? BuiltInScalars.All : scalars).GetValueOrDefault(name) ?? new AnyCoercion(),
                SpecifiedByUrl = DirectiveReading.SpecifiedByUrl(declaration.Directives),
            },
            ObjectTypeDefinition => new ObjectType { Name = name, Description = description, Node = node, Source = source },
            InterfaceTypeDefinition => new InterfaceType { Name = name, Description = description, Node = node, Source = source },
            UnionTypeDefinition => new UnionType { Name = name, Description = description, Node = node, Source = source },
            EnumTypeDefinition => new EnumType { Name = name, Description = description, Node = node, Source = source },
            InputObjectTypeDefinition => new InputObjectType
            {
                Name = name,
                Description = description,
                Node = node,
                Source = source,
                IsOneOf = declaration.Directives.Any(directive => directive.Node.Name.Value == "oneOf"),
            },
            _ => throw new UnreachableException(),
        };
    }
}
