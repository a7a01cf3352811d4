using System.Collections.Immutable;

namespace OpenCity.GraphQL.Types;

/// <summary>What came of coercing a request's variables: the values, or request errors.</summary>
/// <param name="Values">Null where there are errors.</param>
/// <param name="Errors">At most <see cref="EngineLimits.MaxErrors"/>, in the order of the variable definitions.</param>
public sealed record VariableCoercionResult(VariableValues? Values, ImmutableArray<GraphQLError> Errors);
