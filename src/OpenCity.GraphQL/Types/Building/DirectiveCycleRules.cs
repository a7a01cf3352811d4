using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>A directive's definition may not use the directive itself, at its arguments or in their types.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation</remarks>
internal sealed class DirectiveCycleRules(Declarations declarations, DiagnosticList diagnostics)
{
    public void Check()
    {
        var byName = declarations.Directives.ToDictionary(directive => directive.Definition.Node.Name.Value);
        foreach (var declaration in declarations.Directives.Where(directive => !directive.IsBuiltIn))
        {
            var definition = declaration.Definition;
            if (Reaches(definition.Node, byName))
            {
                diagnostics.Add(
                    definition.Source,
                    definition.Node.Name,
                    $"The directive \"@{definition.Node.Name.Value}\" is used in its own definition.",
                    "Remove it from the definitions of its arguments and of their types.");
            }
        }
    }

    // Breadth first over the directives at a definition and at the types of its arguments.
    private bool Reaches(DirectiveDefinition start, Dictionary<string, DirectiveDeclaration> byName)
    {
        var seenTypes = new HashSet<string>();
        var seenDirectives = new HashSet<string>();
        var waiting = new Queue<IEnumerable<InputValueDefinition>>([start.Arguments]);
        while (waiting.TryDequeue(out var values))
        {
            foreach (var value in values)
            {
                var used = value.Directives.AsEnumerable();
                var typeName = NamedOf(value.Type).Name.Value;
                if (seenTypes.Add(typeName) && declarations.FindType(typeName) is { } type)
                {
                    used = used.Concat(DirectivesOf(type));
                    waiting.Enqueue(type.Parts.SelectMany(part =>
                        part.Node is InputObjectTypeDefinition input ? input.Fields : []));
                }

                foreach (var name in used.Select(directive => directive.Name.Value))
                {
                    if (name == start.Name.Value)
                    {
                        return true;
                    }

                    if (seenDirectives.Add(name) && byName.TryGetValue(name, out var other))
                    {
                        waiting.Enqueue(other.Definition.Node.Arguments);
                    }
                }
            }
        }

        return false;
    }

    private static IEnumerable<Directive> DirectivesOf(TypeDeclaration type) =>
        type.Parts.SelectMany(part => part.Node.Directives.Concat(
            part.Node is EnumTypeDefinition @enum ? @enum.Values.SelectMany(value => value.Directives) : []));

    private static NamedTypeReference NamedOf(TypeReference type) => type switch
    {
        NonNullTypeReference nonNull => NamedOf(nonNull.OfType),
        ListTypeReference list => NamedOf(list.OfType),
        _ => (NamedTypeReference)type,
    };
}
