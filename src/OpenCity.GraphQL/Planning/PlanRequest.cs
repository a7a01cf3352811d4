using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>What a plan is made of.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Document">A valid document.</param>
/// <param name="Operation">The operation to run.</param>
/// <param name="Variables">The variables of the request that wants the plan; requests of the same shape share it.</param>
/// <param name="RootSource">Answers for the root fields.</param>
/// <param name="State">The host's state of the request.</param>
/// <param name="Limits">What the plan is held to.</param>
internal sealed record PlanRequest(
    Schema Schema,
    Document Document,
    OperationDefinition Operation,
    VariableValues Variables,
    Func<PlanBuilder, ObjectSource> RootSource,
    object? State,
    EngineLimits Limits);
