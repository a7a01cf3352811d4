using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Subscriptions;

/// <summary>How a root field of subscriptions is answered: where its events come from, and what stands behind an event.</summary>
public abstract class SubscriptionField
{
    private protected SubscriptionField()
    {
    }

    internal abstract FieldOutput Select(FieldSelection field);

    internal abstract ValueTask<IAsyncEnumerable<Level>> SubscribeAsync(
        ArgumentValues arguments, object? state, CancellationToken cancellationToken);
}

/// <summary>A root field of subscriptions whose events are objects in memory.</summary>
/// <typeparam name="TEvent">What one event is.</typeparam>
/// <param name="subscribe">
/// Opens the source stream for coerced arguments and the host's state of the request. An <see cref="ExecutionErrorException"/> of the
/// opening refuses the subscription, one of the stream ends it; both are told to the client. The token is set when the client has gone
/// or stopped listening: then the stream must end and give back what it holds.
/// </param>
/// <param name="select">
/// Plans the field. The root slot's level is an <see cref="ObjectLevel{T}"/> with the event at its only position.
/// </param>
public sealed class SubscriptionField<TEvent>(
    Func<ArgumentValues, object?, CancellationToken, ValueTask<IAsyncEnumerable<TEvent>>> subscribe,
    Func<FieldSelection, FieldOutput> select) : SubscriptionField
{
    internal override FieldOutput Select(FieldSelection field) => select(field);

    // https://spec.graphql.org/September2025/#ResolveFieldEventStream()
    internal override async ValueTask<IAsyncEnumerable<Level>> SubscribeAsync(
        ArgumentValues arguments, object? state, CancellationToken cancellationToken) =>
        (await subscribe(arguments, state, cancellationToken)).Select(Level (item) => new ObjectLevel<TEvent>([item]));
}
