using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>
/// The shape of a request: what its variables say about the plan and not only about parameters. Which are absent or null, which
/// fields of input objects are given, Booleans, structural enums and arguments. Requests of one shape share a plan.
/// </summary>
internal sealed class Shape
{
    private readonly ExecutorOptions _options;
    private readonly ImmutableArray<(string Name, GraphQLType Type, Func<object?, int>? Structure)> _variables;

    internal Shape(Schema schema, Document document, OperationDefinition operation, ExecutorOptions options)
    {
        _options = options;
        var structures = StructuralVariables(document, options);
        _variables =
        [
            .. operation.VariableDefinitions.Select(definition =>
            {
                var name = definition.Variable.Name.Value;
                var type = schema.FindType(definition.Type)
                    ?? throw new System.Diagnostics.UnreachableException($"Validation let the type of '${name}' pass.");
                return (name, type, structures.GetValueOrDefault(name));
            }),
        ];
    }

    /// <summary>Writes the shape of a request's variables after the host's own tag.</summary>
    internal void Write(ArrayBufferWriter<byte> target, VariableValues variables, string tag)
    {
        Append(target, tag);
        foreach (var (name, type, structure) in _variables)
        {
            if (!variables.TryGet(name, out var value))
            {
                Append(target, '-');
            }
            else if (structure is not null && value is not null)
            {
                // A null is told by AppendValue: the same variable may stand where a value and a null have different plans.
                Append(target, structure(value).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                AppendValue(target, value, type);
            }

            Append(target, ';');
        }
    }

    // Recursion is bounded: coercion bounds the depth of values.
    private void AppendValue(ArrayBufferWriter<byte> target, object? value, GraphQLType type)
    {
        switch (value)
        {
            case null: Append(target, 'n'); break;
            case bool flag: Append(target, flag ? 't' : 'f'); break;
            case string text when type.Named is EnumType && _options.StructuralEnums.Contains(type.Named.Name):
                Append(target, text);
                break;
            case object?[] items: AppendList(target, items, ((ListType)type.NullableType).OfType); break;
            case InputObject fields:
                Append(target, '{');
                foreach (var (name, item) in fields.Entries)
                {
                    Append(target, name);
                    Append(target, ':');
                    AppendValue(target, item, fields.Type.FieldsByName[name].Type);
                }

                Append(target, '}');
                break;
            default: Append(target, 'v'); break;
        }
    }

    private void AppendList(ArrayBufferWriter<byte> target, object?[] items, GraphQLType itemType)
    {
        if (itemType.Named is ScalarType or EnumType && itemType.NullableType is not ListType)
        {
            // A list of leaves is one parameter: only emptiness and nulls show in a plan.
            Append(target, items.Length == 0 ? 'e' : Array.Exists(items, item => item is null) ? 'N' : 'l');
            if (Array.Exists(items, item => item is not null))
            {
                Append(target, 'x');
            }

            return;
        }

        Append(target, '[');
        foreach (var item in items)
        {
            AppendValue(target, item, itemType);
            Append(target, ',');
        }

        Append(target, ']');
    }

    private static void Append(ArrayBufferWriter<byte> target, string text) =>
        target.Advance(Encoding.UTF8.GetBytes(text, target.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private static void Append(ArrayBufferWriter<byte> target, char character)
    {
        target.GetSpan(1)[0] = (byte)character;
        target.Advance(1);
    }

    private static Dictionary<string, Func<object?, int>> StructuralVariables(Document document, ExecutorOptions options)
    {
        var found = new Dictionary<string, Func<object?, int>>();
        var pending = new Stack<SelectionSet>(document.Definitions.OfType<ExecutableDefinition>().Select(item => item.SelectionSet));
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is InlineFragment inline)
                {
                    pending.Push(inline.SelectionSet);
                }
                else if (selection is Field field)
                {
                    foreach (var argument in field.Arguments)
                    {
                        if (argument.Value is Variable variable
                            && options.StructuralArguments.TryGetValue(argument.Name.Value, out var structure))
                        {
                            found[variable.Name.Value] = structure;
                        }
                    }

                    if (field.SelectionSet is { } below)
                    {
                        pending.Push(below);
                    }
                }
            }
        }

        return found;
    }
}
