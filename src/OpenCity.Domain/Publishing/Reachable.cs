using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Publishing;

/// <summary>Leaves of documents only the types that can be reached from a root type; the others are nobody's business.</summary>
internal sealed class Reachable
{
    private readonly ILookup<string, TypeDefinition> _definitions;
    private readonly HashSet<string> _names = [];
    private readonly Queue<string> _queue = [];

    private Reachable(IEnumerable<Document> documents) =>
        _definitions = documents.SelectMany(document => document.Definitions).OfType<TypeDefinition>().ToLookup(type => type.Name.Value);

    /// <summary>The documents without the types that cannot be reached.</summary>
    internal static Document[] From(string root, Document[] documents)
    {
        var reachable = new Reachable(documents);
        reachable.Visit(root);
        while (reachable._queue.TryDequeue(out var name))
        {
            foreach (var definition in reachable._definitions[name])
            {
                reachable.VisitParts(definition);
            }
        }

        return
        [
            .. documents.Select(document => document with
            {
                Definitions =
                [
                    .. document.Definitions.Where(definition =>
                        definition is DirectiveDefinition || (definition is TypeDefinition type && reachable._names.Contains(type.Name.Value))),
                ],
            }),
        ];
    }

    private void VisitParts(TypeDefinition definition)
    {
        switch (definition)
        {
            case ObjectTypeDefinition type:
                VisitFields(type.Fields);
                VisitAll(type.Interfaces);
                break;
            case InterfaceTypeDefinition type:
                VisitFields(type.Fields);
                VisitAll(type.Interfaces);
                foreach (var implementation in _definitions.SelectMany(group => group).Where(other => Implements(other, type.Name.Value)))
                {
                    Visit(implementation.Name.Value);
                }

                break;
            case UnionTypeDefinition type:
                VisitAll(type.MemberTypes);
                break;
            case InputObjectTypeDefinition type:
                VisitAll(type.Fields.Select(field => field.Type));
                break;
        }
    }

    private static bool Implements(TypeDefinition definition, string name) => definition switch
    {
        ObjectTypeDefinition type => type.Interfaces.Any(item => item.Name.Value == name),
        InterfaceTypeDefinition type => type.Interfaces.Any(item => item.Name.Value == name),
        _ => false,
    };

    private void VisitFields(IEnumerable<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            VisitAll(field.Arguments.Select(argument => argument.Type));
            Visit(Named(field.Type));
        }
    }

    private void VisitAll(IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
        {
            Visit(Named(type));
        }
    }

    private void Visit(string name)
    {
        if (_names.Add(name))
        {
            _queue.Enqueue(name);
        }
    }

    private static string Named(TypeReference type) => type switch
    {
        NonNullTypeReference nonNull => Named(nonNull.OfType),
        ListTypeReference list => Named(list.OfType),
        NamedTypeReference named => named.Name.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
