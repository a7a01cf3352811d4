using System.Collections.Immutable;
using System.Diagnostics;

namespace OpenCity.GraphQL.Language;

/// <summary>Type system definitions and extensions.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteTypeSystemDefinition(TypeSystemDefinition definition)
    {
        WriteDescription(definition.Description);
        Append(definition.IsExtension ? "extend " : "");
        switch (definition)
        {
            case SchemaDefinition schema:
                Append("schema");
                WriteDirectives(schema.Directives);
                WriteMembers(schema.OperationTypes);
                break;
            case DirectiveDefinition directive:
                WriteDirectiveDefinition(directive);
                break;
            case TypeDefinition type:
                WriteTypeDefinition(type);
                break;
            default:
                throw new UnreachableException($"No text for '{definition.GetType().Name}'.");
        }
    }

    private void WriteTypeDefinition(TypeDefinition definition)
    {
        switch (definition)
        {
            case ScalarTypeDefinition:
                WriteHead("scalar", definition, []);
                break;
            case ObjectTypeDefinition type:
                WriteHead("type", type, type.Interfaces);
                WriteMembers(type.Fields);
                break;
            case InterfaceTypeDefinition type:
                WriteHead("interface", type, type.Interfaces);
                WriteMembers(type.Fields);
                break;
            case UnionTypeDefinition type:
                WriteHead("union", type, []);
                Append(type.MemberTypes.IsEmpty ? "" : " = ");
                WriteEach(type.MemberTypes, " | ");
                break;
            case EnumTypeDefinition type:
                WriteHead("enum", type, []);
                WriteMembers(type.Values);
                break;
            case InputObjectTypeDefinition type:
                WriteHead("input", type, []);
                WriteMembers(type.Fields);
                break;
            default:
                throw new UnreachableException($"No text for '{definition.GetType().Name}'.");
        }
    }

    private void WriteHead(string keyword, TypeDefinition type, ImmutableArray<NamedTypeReference> interfaces)
    {
        Append(keyword).Append(' ').Append(type.Name.Value).Append(interfaces.IsEmpty ? "" : " implements ");
        WriteEach(interfaces, " & ");
        WriteDirectives(type.Directives);
    }

    private void WriteMembers<T>(ImmutableArray<T> members)
        where T : SyntaxNode
    {
        if (!members.IsEmpty)
        {
            Append(" ");
            WriteBlock(members);
        }
    }

    private void WriteFieldDefinition(FieldDefinition field)
    {
        WriteDescription(field.Description);
        Append(field.Name.Value);
        WriteArgumentsDefinition(field.Arguments);
        Append(": ");
        WriteType(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteArgumentsDefinition(ImmutableArray<InputValueDefinition> arguments) =>
        WriteInParentheses(arguments, onLines: arguments.Any(static argument => argument.Description is not null));

    private void WriteInputValueDefinition(InputValueDefinition input)
    {
        WriteDescription(input.Description);
        Append(input.Name.Value).Append(": ");
        WriteType(input.Type);
        WriteDefault(input.DefaultValue);
        WriteDirectives(input.Directives);
    }

    private void WriteDirectiveDefinition(DirectiveDefinition directive)
    {
        Append("directive @").Append(directive.Name.Value);
        WriteArgumentsDefinition(directive.Arguments);
        Append(directive.IsRepeatable ? " repeatable on " : " on ");
        WriteEach(directive.Locations, " | ");
    }
}
