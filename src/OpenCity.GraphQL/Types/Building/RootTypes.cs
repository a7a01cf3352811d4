using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>Where operations start: what the schema definition says, or the types of the usual names.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Root-Operation-Types</remarks>
internal sealed class RootTypes(TypeTable types, DiagnosticList diagnostics)
{
    private readonly Dictionary<OperationType, ObjectType> _roots = [];

    public ObjectType? Query => _roots.GetValueOrDefault(OperationType.Query);

    public ObjectType? Mutation => _roots.GetValueOrDefault(OperationType.Mutation);

    public ObjectType? Subscription => _roots.GetValueOrDefault(OperationType.Subscription);

    public void Read(Declarations declarations)
    {
        var seen = new HashSet<OperationType>();
        IEnumerable<Located<SchemaDefinition>> definitions = declarations.Schema is { } schema
            ? [schema, .. declarations.SchemaExtensions]
            : declarations.SchemaExtensions;
        foreach (var definition in definitions)
        {
            foreach (var root in definition.Node.OperationTypes.Select(definition.With))
            {
                ReadExplicit(root, seen);
            }
        }

        if (declarations.Schema is null)
        {
            ReadByName(declarations, seen);
        }

        if (seen.Contains(OperationType.Query))
        {
            return;
        }

        const string Message = "The schema has no root type of queries.";
        if (declarations.Schema is { } incomplete)
        {
            diagnostics.Add(incomplete.Source, incomplete.Node, Message, "Add \"query: Query\".");
        }
        else
        {
            diagnostics.AddWithoutPlace(Message, "Declare \"type Query\".");
        }
    }

    private void ReadExplicit(Located<RootOperationTypeDefinition> root, HashSet<OperationType> seen)
    {
        var operation = root.Node.Operation;
        if (!seen.Add(operation))
        {
            diagnostics.Add(
                root.Source, root.Node, $"The schema names the root type of \"{Word(operation)}\" twice.", "Remove one of them.");
            return;
        }

        Set(operation, types.Resolve(root.With(root.Node.Type)), root.With<SyntaxNode>(root.Node.Type));
    }

    // https://spec.graphql.org/September2025/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names
    private void ReadByName(Declarations declarations, HashSet<OperationType> seen)
    {
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (!seen.Contains(operation) && declarations.FindType(operation.ToString()) is { } declaration)
            {
                seen.Add(operation);
                Set(operation, types[declaration], declaration.Definition.With<SyntaxNode>(declaration.Definition.Node.Name));
            }
        }
    }

    private void Set(OperationType operation, NamedType type, Located<SyntaxNode> place)
    {
        if (types.IsUnknown(type))
        {
            return;
        }

        if (type is not ObjectType root)
        {
            diagnostics.Add(
                place.Source,
                place.Node,
                $"The root type of \"{Word(operation)}\" cannot be \"{type.Name}\", which is {Words.Kind(type)}.",
                "Use an object type.");
        }
        else if (_roots.FirstOrDefault(other => ReferenceEquals(other.Value, root)) is { Value: not null } other)
        {
            diagnostics.Add(
                place.Source,
                place.Node,
                $"\"{root.Name}\" is the root type of both \"{Word(other.Key)}\" and \"{Word(operation)}\".",
                "Use a type for each.");
        }
        else
        {
            _roots[operation] = root;
        }
    }

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
