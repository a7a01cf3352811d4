using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>The rules of each kind of type by itself: it has members, and they have types that may stand there.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Types</remarks>
internal sealed class TypeRules(TypeTable types, DiagnosticList diagnostics)
{
    public void Check(TypeDeclaration declaration)
    {
        CheckNotEmpty(declaration);
        switch (types[declaration])
        {
            case FieldsType type:
                foreach (var field in type.Fields)
                {
                    CheckField(type, field);
                }

                break;
            case InputObjectType type:
                CheckInputObject(type, declaration);
                break;
        }
    }

    public void Check(SchemaDirective directive) => CheckArguments($"@{directive.Name}", directive.Arguments);

    private void CheckNotEmpty(TypeDeclaration declaration)
    {
        var members = declaration.Parts.Sum(part => part.Node switch
        {
            ObjectTypeDefinition definition => definition.Fields.Length,
            InterfaceTypeDefinition definition => definition.Fields.Length,
            UnionTypeDefinition definition => definition.MemberTypes.Length,
            EnumTypeDefinition definition => definition.Values.Length,
            InputObjectTypeDefinition definition => definition.Fields.Length,
            _ => 1,
        });
        if (members == 0)
        {
            var (definition, source) = (declaration.Definition.Node, declaration.Definition.Source);
            var kind = definition switch
            {
                UnionTypeDefinition => "member type",
                EnumTypeDefinition => "value",
                _ => "field",
            };
            diagnostics.Add(
                source, definition.Name, $"\"{declaration.Name}\" has no {kind}.", $"Declare at least one {kind}, or remove it.");
        }
    }

    private void CheckField(FieldsType type, OutputField field)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        if (!field.Type.IsOutputType)
        {
            diagnostics.Add(
                field.Source!,
                ((FieldDefinition)field.Node!).Type,
                $"The field \"{coordinate}\" cannot be of \"{field.Type.Named}\", which is an input object.",
                "Use a type that can be answered.");
        }

        CheckArguments(coordinate, field.Arguments);
    }

    private void CheckArguments(string owner, IEnumerable<InputValue> arguments)
    {
        foreach (var argument in arguments)
        {
            CheckInputValue($"argument \"{owner}({argument.Name}:)\"", argument);
        }
    }

    private void CheckInputValue(string subject, InputValue value)
    {
        var node = (InputValueDefinition)value.Node!;
        if (!value.Type.IsInputType)
        {
            diagnostics.Add(
                value.Source!,
                node.Type,
                $"The {subject} cannot be of \"{value.Type.Named}\", which is {Words.Kind(value.Type.Named)}.",
                "Use a scalar, an enum or an input object.");
        }

        if (value is { IsRequired: true, DeprecationReason: not null })
        {
            diagnostics.Add(
                value.Source!,
                node.Directives.First(directive => directive.Name.Value == "deprecated"),
                $"The {subject} is required and cannot be deprecated.",
                "Make it nullable or give it a default first.");
        }
    }

    private void CheckInputObject(InputObjectType type, TypeDeclaration declaration)
    {
        foreach (var field in type.Fields)
        {
            CheckInputValue($"input field \"{type.Name}.{field.Name}\"", field);
            if (type.IsOneOf)
            {
                CheckOneOfField(type, field);
            }
        }

        // https://spec.graphql.org/September2025/#sec-Input-Object-Extensions
        foreach (var extension in declaration.Parts.Skip(1))
        {
            foreach (var oneOf in extension.Node.Directives.Where(directive => directive.Name.Value == "oneOf"))
            {
                diagnostics.Add(
                    extension.Source,
                    oneOf,
                    $"An extension cannot make \"{type.Name}\" a \"@oneOf\" input object.",
                    $"Write \"@oneOf\" at the definition of \"{type.Name}\".");
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects.Type-Validation
    private void CheckOneOfField(InputObjectType type, InputValue field)
    {
        var node = (InputValueDefinition)field.Node!;
        if (field.Type is NonNullType nonNull)
        {
            diagnostics.Add(
                field.Source!,
                node.Type,
                $"The field \"{type.Name}.{field.Name}\" of a \"@oneOf\" input object cannot be non-null.",
                $"Write \"{nonNull.OfType}\".");
        }

        if (node.DefaultValue is { } defaultValue)
        {
            diagnostics.Add(
                field.Source!,
                defaultValue,
                $"The field \"{type.Name}.{field.Name}\" of a \"@oneOf\" input object cannot have a default.",
                "Remove the default.");
        }
    }
}
