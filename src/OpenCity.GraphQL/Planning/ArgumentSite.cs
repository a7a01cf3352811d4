using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>A field of a plan whose arguments are coerced for each request; once only, where no variable is in them.</summary>
public sealed class ArgumentSite
{
    private readonly OutputField _definition;
    private readonly Field _node;
    private readonly ArgumentValues? _constant;

    internal ArgumentSite(int index, OutputField definition, Field node, ArgumentValues planned)
    {
        Index = index;
        _definition = definition;
        _node = node;
        _constant = VariableUse.IsIn(node.Arguments) ? null : planned;
        Planned = planned;
    }

    /// <summary>
    /// The arguments of the request that the plan was made for. A plan serves all requests of one shape, so only what the shape
    /// fixes may be read from them: which fields are given, which values are null, structural values.
    /// </summary>
    public ArgumentValues Planned { get; }

    internal int Index { get; }

    internal ArgumentValues Coerce(VariableValues variables) => _constant ?? Coerce(_definition, _node, variables);

    // https://spec.graphql.org/September2025/#CoerceArgumentValues()
    internal static ArgumentValues Coerce(OutputField definition, Field node, VariableValues variables)
    {
        if (definition.Arguments.IsEmpty)
        {
            return ArgumentValues.None;
        }

        var errors = new List<CoercionError>();
        return InputCoercion.TryCoerceArgumentValues(
            definition.Arguments, node.Arguments, node, variables, out var values, errors)
            ? values
            : throw new ExecutionErrorException(errors[0].Message, ErrorCodes.InvalidArgument);
    }
}
