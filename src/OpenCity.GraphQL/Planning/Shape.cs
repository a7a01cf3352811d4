using System.Buffers;
using System.Collections.Immutable;
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
        Types = [.. _variables.Select(variable => variable.Type)];
    }

    /// <summary>The types of the operation's variables, in their order.</summary>
    internal ImmutableArray<GraphQLType?> Types { get; }

    /// <summary>Writes the shape of a request's variables after the host's own tag.</summary>
    internal void Write(ArrayBufferWriter<byte> target, VariableValues variables, string tag)
    {
        ValueShape.Append(target, tag);
        foreach (var (name, type, structure) in _variables)
        {
            if (!variables.TryGet(name, out var value))
            {
                ValueShape.Append(target, '-');
            }
            else
            {
                // The variable may stand elsewhere too, so its structure comes beside the shape of its value.
                ValueShape.Append(target, value, type, _options.StructuralEnums);
                if (structure is not null)
                {
                    ValueShape.Append(target, structure(value).ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            ValueShape.Append(target, ';');
        }
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
