using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Subscriptions;

/// <summary>
/// The source stream of a subscription with the plan that answers its events. Reading and answering are apart, so that an event can
/// be answered once for all who asked the same.
/// </summary>
public sealed class SourceEventStream
{
    private readonly RequestExecutor _requests;
    private readonly PreparedRequest _prepared;

    internal SourceEventStream(RequestExecutor requests, PreparedRequest prepared, IAsyncEnumerable<Level> events)
    {
        _requests = requests;
        _prepared = prepared;
        Events = events;
    }

    /// <summary>
    /// The events, to be read once. Its end is the subscription's end; an <see cref="ExecutionErrorException"/> is told to the
    /// client, any other exception is a fault.
    /// </summary>
    public IAsyncEnumerable<Level> Events { get; }

    /// <summary>Answers one event: fetch, write, within the time of a request.</summary>
    /// <param name="sourceEvent">One of <see cref="Events"/>.</param>
    /// <param name="writer">Takes the response; errors of this event stand in it and do not end the stream.</param>
    /// <param name="state">The host's state of this event.</param>
    /// <param name="cancellationToken">Set when nobody listens any more.</param>
    // https://spec.graphql.org/September2025/#MapSourceToResponseEvent()
    public async ValueTask<RequestOutcome> MapSourceToResponseEventAsync(
        Level sourceEvent, ResponseWriter writer, object? state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sourceEvent);
        ArgumentNullException.ThrowIfNull(writer);
        using var time = _requests.LimitTime(cancellationToken);
        try
        {
            return await _requests.RunAsync(_prepared, sourceEvent, state, writer, time.Token);
        }
        catch (Exception end) when (time.Explain(end) is { } error)
        {
            return _requests.Refuse(writer, [error]);
        }
    }
}
