using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>A request that passed every check before execution; the events of a subscription are answered by one and the same.</summary>
/// <param name="Document">The valid document.</param>
/// <param name="Operation">The operation to run.</param>
/// <param name="Variables">Coerced variables.</param>
/// <param name="Plan">How it is answered.</param>
internal sealed record PreparedRequest(Document Document, OperationDefinition Operation, VariableValues Variables, Plan Plan)
{
    /// <summary>The arguments of the plan's fields.</summary>
    internal required PlanArguments Arguments { get; init; }

    /// <summary>What it costs.</summary>
    internal required OperationCost Cost { get; init; }

    /// <summary>What the client wants to know of the cost.</summary>
    internal CostReport Report { get; init; }
}
