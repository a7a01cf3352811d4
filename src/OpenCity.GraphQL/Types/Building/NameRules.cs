using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>Names that begin with two underscores belong to introspection.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Names.Reserved-Names</remarks>
internal sealed class NameRules(DiagnosticList diagnostics)
{
    public void Check(Declarations declarations)
    {
        foreach (var declaration in declarations.Types.Where(type => !type.IsBuiltIn))
        {
            CheckName(declaration.Definition.With(declaration.Definition.Node.Name));
            foreach (var part in declaration.Parts)
            {
                CheckMembers(part);
            }
        }

        foreach (var declaration in declarations.Directives.Where(directive => !directive.IsBuiltIn))
        {
            var definition = declaration.Definition;
            CheckName(definition.With(definition.Node.Name));
            CheckAll(definition.Node.Arguments.Select(argument => definition.With(argument.Name)));
        }
    }

    private void CheckMembers(Located<TypeDefinition> part)
    {
        switch (part.Node)
        {
            case ObjectTypeDefinition definition:
                CheckFields(definition.Fields.Select(part.With));
                break;
            case InterfaceTypeDefinition definition:
                CheckFields(definition.Fields.Select(part.With));
                break;
            case EnumTypeDefinition definition:
                CheckAll(definition.Values.Select(value => part.With(value.Name)));
                break;
            case InputObjectTypeDefinition definition:
                CheckAll(definition.Fields.Select(field => part.With(field.Name)));
                break;
        }
    }

    private void CheckFields(IEnumerable<Located<FieldDefinition>> fields)
    {
        foreach (var field in fields)
        {
            CheckName(field.With(field.Node.Name));
            CheckAll(field.Node.Arguments.Select(argument => field.With(argument.Name)));
        }
    }

    private void CheckAll(IEnumerable<Located<Name>> names)
    {
        foreach (var name in names)
        {
            CheckName(name);
        }
    }

    private void CheckName(Located<Name> name)
    {
        if (name.Node.Value.StartsWith("__", StringComparison.Ordinal))
        {
            diagnostics.Add(
                name.Source,
                name.Node,
                $"The name \"{name.Node.Value}\" begins with \"__\", which is reserved for introspection.",
                "Give it a name without leading underscores.");
        }
    }
}
