using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>Whether a type keeps what the interfaces that it implements promise.</summary>
/// <remarks>https://spec.graphql.org/September2025/#IsValidImplementation()</remarks>
internal sealed class InterfaceRules(TypeTable types, DiagnosticList diagnostics)
{
    public void Check(TypeDeclaration declaration)
    {
        if (types[declaration] is not FieldsType type)
        {
            return;
        }

        foreach (var @interface in type.Interfaces)
        {
            var reference = ReferenceTo(declaration, @interface);
            if (ReferenceEquals(type, @interface))
            {
                diagnostics.Add(
                    reference.Source,
                    reference.Node,
                    $"The interface \"{type.Name}\" cannot implement itself.",
                    "Remove it from the list.");
                continue;
            }

            CheckAncestors(type, @interface, reference);
            CheckFields(type, @interface, declaration);
        }
    }

    private void CheckAncestors(FieldsType type, InterfaceType @interface, Located<NamedTypeReference> reference)
    {
        foreach (var ancestor in @interface.Interfaces)
        {
            if (ReferenceEquals(ancestor, type))
            {
                diagnostics.Add(
                    reference.Source,
                    reference.Node,
                    $"\"{type.Name}\" and \"{@interface.Name}\" implement each other.",
                    "Remove one of the two.");
            }
            else if (!type.Interfaces.Contains(ancestor) && !ReferenceEquals(ancestor, @interface))
            {
                diagnostics.Add(
                    reference.Source,
                    reference.Node,
                    $"\"{type.Name}\" must implement \"{ancestor.Name}\" because \"{@interface.Name}\" does.",
                    $"Write \"implements {@interface.Name} & {ancestor.Name}\".");
            }
        }
    }

    private void CheckFields(FieldsType type, InterfaceType @interface, TypeDeclaration declaration)
    {
        foreach (var promised in @interface.Fields)
        {
            if (type.FieldsByName.TryGetValue(promised.Name, out var field))
            {
                CheckField(type, field, @interface, promised);
            }
            else
            {
                diagnostics.Add(
                    declaration.Definition.Source,
                    declaration.Definition.Node.Name,
                    $"\"{type.Name}\" implements \"{@interface.Name}\" but has no field \"{promised.Name}\".",
                    $"Add \"{promised.Name}: {promised.Type}\".");
            }
        }
    }

    private void CheckField(FieldsType type, OutputField field, InterfaceType @interface, OutputField promised)
    {
        var node = (FieldDefinition)field.Node!;
        var (own, theirs) = ($"{type.Name}.{field.Name}", $"{@interface.Name}.{promised.Name}");
        CheckArguments(field, own, promised, theirs);
        if (!types.IsUnknown(field.Type) && !types.IsUnknown(promised.Type)
            && !TypeRelations.IsValidImplementationFieldType(field.Type, promised.Type))
        {
            diagnostics.Add(
                field.Source!,
                node.Type,
                $"The field \"{own}\" is of \"{field.Type}\", but the interface's \"{theirs}\" is of \"{promised.Type}\".",
                $"Use \"{promised.Type}\" or a type that fits it.");
        }

        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
        {
            diagnostics.Add(
                field.Source!,
                node.Directives.First(directive => directive.Name.Value == "deprecated"),
                $"The field \"{own}\" is deprecated, but the interface's \"{theirs}\" is not.",
                $"Deprecate \"{theirs}\" as well, or neither.");
        }
    }

    private void CheckArguments(OutputField field, string own, OutputField promised, string theirs)
    {
        foreach (var expected in promised.Arguments)
        {
            if (field.FindArgument(expected.Name) is not { } argument)
            {
                diagnostics.Add(
                    field.Source!,
                    ((FieldDefinition)field.Node!).Name,
                    $"The field \"{own}\" lacks the argument \"{expected.Name}\" of the interface's \"{theirs}\".",
                    $"Add \"{expected.Name}: {expected.Type}\".");
            }
            else if (!types.IsUnknown(argument.Type) && !types.IsUnknown(expected.Type)
                && !TypeRelations.AreSame(argument.Type, expected.Type))
            {
                diagnostics.Add(
                    argument.Source!,
                    ((InputValueDefinition)argument.Node!).Type,
                    $"The argument \"{own}({argument.Name}:)\" is of \"{argument.Type}\", "
                    + $"but the interface's \"{theirs}({expected.Name}:)\" is of \"{expected.Type}\".",
                    $"Write \"{expected.Name}: {expected.Type}\".");
            }
        }

        foreach (var argument in field.Arguments.Where(own => own.IsRequired && promised.FindArgument(own.Name) is null))
        {
            diagnostics.Add(
                argument.Source!,
                argument.Node!,
                $"The argument \"{own}({argument.Name}:)\" is required, but the interface's \"{theirs}\" does not have it.",
                "Make it nullable, or give it a default.");
        }
    }

    private static Located<NamedTypeReference> ReferenceTo(TypeDeclaration declaration, InterfaceType @interface) =>
        declaration.Parts
            .SelectMany(part => (part.Node switch
            {
                ObjectTypeDefinition definition => definition.Interfaces,
                InterfaceTypeDefinition definition => definition.Interfaces,
                _ => [],
            }).Select(part.With))
            .First(reference => reference.Node.Name.Value == @interface.Name);
}
