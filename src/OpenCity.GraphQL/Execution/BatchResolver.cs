using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>A field written by hand: it answers for all parents of its level at once.</summary>
/// <param name="parents">The objects that have the field, each once; never none.</param>
/// <param name="arguments">The field's coerced arguments, the same for all parents.</param>
/// <param name="context">Loaders, and the host's state of the request.</param>
/// <param name="cancellationToken">Set when the request's time is over or the client has gone; the resolver must end then.</param>
/// <returns>
/// An answer for each parent, in their order: a value of the field's type, null, or an error. For a list it is an enumerable, whose items
/// may be answers again; for lists of lists an enumerable of enumerables.
/// </returns>
// https://spec.graphql.org/September2025/#ResolveFieldValue()
public delegate ValueTask<IReadOnlyList<Answer<TValue>>> BatchResolver<in T, TValue>(
    IReadOnlyList<T> parents, ArgumentValues arguments, LoadContext context, CancellationToken cancellationToken);
