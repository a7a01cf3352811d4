using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>The walk of <see cref="DocumentPrinter"/>: one method a production, in the order of the parser's.</summary>
internal sealed partial class SyntaxWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public override string ToString() => _text.ToString();

    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case Document document:
                WriteDocument(document);
                break;
            case Definition definition:
                WriteDefinition(definition);
                break;
            case SelectionSet selectionSet:
                WriteSelectionSet(selectionSet);
                break;
            case Selection selection:
                WriteSelection(selection);
                break;
            case Value value:
                WriteValue(value);
                break;
            case TypeReference type:
                WriteType(type);
                break;
            default:
                WritePart(node);
                break;
        }
    }

    private void WriteDocument(Document document)
    {
        Definition? before = null;
        foreach (var definition in document.Definitions)
        {
            Append(before is null ? "" : "\n\n");
            // Behind a definition that may go on in braces, braces alone would be read as its own.
            if (definition is OperationDefinition operation && before is TypeSystemDefinition)
            {
                WriteOperation(operation, mayBeShort: false);
            }
            else
            {
                WriteDefinition(definition);
            }

            before = definition;
        }
    }

    private void WriteDefinition(Definition definition)
    {
        switch (definition)
        {
            case OperationDefinition operation:
                WriteOperation(operation, mayBeShort: true);
                break;
            case FragmentDefinition fragment:
                WriteDescription(fragment.Description);
                Append("fragment ").Append(fragment.Name.Value);
                Append(" on ").Append(fragment.TypeCondition.Name.Value);
                WriteDirectives(fragment.Directives);
                Append(" ");
                WriteSelectionSet(fragment.SelectionSet);
                break;
            case TypeSystemDefinition typeSystemDefinition:
                WriteTypeSystemDefinition(typeSystemDefinition);
                break;
            default:
                throw new UnreachableException($"No text for '{definition.GetType().Name}'.");
        }
    }

    /// <summary>The nodes that stand inside of others and are of no family.</summary>
    private void WritePart(SyntaxNode node)
    {
        switch (node)
        {
            case Name name:
                Append(name.Value);
                break;
            case VariableDefinition variable:
                WriteVariableDefinition(variable);
                break;
            case Argument argument:
                Append(argument.Name.Value).Append(": ");
                WriteValue(argument.Value);
                break;
            case Directive directive:
                Append("@").Append(directive.Name.Value);
                WriteArguments(directive.Arguments);
                break;
            case ObjectField field:
                Append(field.Name.Value).Append(": ");
                WriteValue(field.Value);
                break;
            case RootOperationTypeDefinition root:
                Append(KeywordOf(root.Operation)).Append(": ").Append(root.Type.Name.Value);
                break;
            case FieldDefinition field:
                WriteFieldDefinition(field);
                break;
            case InputValueDefinition input:
                WriteInputValueDefinition(input);
                break;
            case EnumValueDefinition value:
                WriteDescription(value.Description);
                Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            default:
                throw new UnreachableException($"No text for '{node.GetType().Name}'.");
        }
    }

    private void WriteOperation(OperationDefinition operation, bool mayBeShort)
    {
        var isShorthand = mayBeShort && operation is { Operation: OperationType.Query, Name: null, Description: null }
            && operation.VariableDefinitions.IsEmpty && operation.Directives.IsEmpty;
        if (!isShorthand)
        {
            WriteDescription(operation.Description);
            var variables = operation.VariableDefinitions;
            Append(KeywordOf(operation.Operation));
            Append(operation.Name is null && variables.IsEmpty ? "" : " ").Append(operation.Name?.Value);
            WriteInParentheses(variables, onLines: variables.Any(static variable => variable.Description is not null));
            WriteDirectives(operation.Directives);
            Append(" ");
        }

        WriteSelectionSet(operation.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinition variable)
    {
        WriteDescription(variable.Description);
        Append("$").Append(variable.Variable.Name.Value).Append(": ");
        WriteType(variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteSelectionSet(SelectionSet selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        WriteBlock(selectionSet.Selections);
    }

    private void WriteSelection(Selection selection)
    {
        switch (selection)
        {
            case Field field:
                Append(field.Alias is null ? "" : field.Alias.Value + ": ").Append(field.Name.Value);
                WriteArguments(field.Arguments);
                WriteDirectives(field.Directives);
                if (field.SelectionSet is not null)
                {
                    Append(" ");
                    WriteSelectionSet(field.SelectionSet);
                }

                break;
            case FragmentSpread spread:
                Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragment inline:
                Append("...").Append(inline.TypeCondition is null ? "" : " on " + inline.TypeCondition.Name.Value);
                WriteDirectives(inline.Directives);
                Append(" ");
                WriteSelectionSet(inline.SelectionSet);
                break;
            default:
                throw new UnreachableException($"No text for '{selection.GetType().Name}'.");
        }
    }

    private void WriteArguments(ImmutableArray<Argument> arguments) => WriteInParentheses(arguments, onLines: false);

    private void WriteDirectives(ImmutableArray<Directive> directives)
    {
        foreach (var directive in directives)
        {
            Append(" ");
            WritePart(directive);
        }
    }

    private void WriteValue(Value value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case Variable variable:
                Append("$").Append(variable.Name.Value);
                break;
            case IntValue number:
                Append(number.Text);
                break;
            case FloatValue number:
                Append(number.Text);
                break;
            case StringValue text:
                WriteString(text.Text, text.IsBlock);
                break;
            case BooleanValue boolean:
                Append(boolean.IsTrue ? "true" : "false");
                break;
            case NullValue:
                Append("null");
                break;
            case EnumValue name:
                Append(name.Name);
                break;
            case ListValue list:
                Append("[");
                WriteEach(list.Values, ", ");
                Append("]");
                break;
            case ObjectValue { Fields.IsEmpty: true }:
                Append("{}");
                break;
            case ObjectValue fields:
                Append("{ ");
                WriteEach(fields.Fields, ", ");
                Append(" }");
                break;
            default:
                throw new UnreachableException($"No text for '{value.GetType().Name}'.");
        }
    }

    private void WriteType(TypeReference type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (type)
        {
            case NamedTypeReference named:
                Append(named.Name.Value);
                break;
            case ListTypeReference list:
                Append("[");
                WriteType(list.OfType);
                Append("]");
                break;
            case NonNullTypeReference nonNull:
                WriteType(nonNull.OfType);
                Append("!");
                break;
            default:
                throw new UnreachableException($"No text for '{type.GetType().Name}'.");
        }
    }

    private static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new UnreachableException($"No keyword for '{operation}'."),
    };
}
