using System.Globalization;

namespace OpenCity.GraphQL.Execution;

/// <summary>The time that a request, or one event of a subscription, may take; and what its end is called.</summary>
internal sealed class RequestTime : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _client;
    private readonly CancellationTokenSource _either;
    private readonly CancellationTokenRegistration _goneClient;

    /// <param name="limit">Longest time.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="client">Set when the client has gone.</param>
    internal RequestTime(TimeSpan limit, TimeProvider clock, CancellationToken client)
    {
        _limit = limit;
        _client = client;
        _either = new CancellationTokenSource(limit, clock);
        _goneClient = client.UnsafeRegister(static either => ((CancellationTokenSource)either!).Cancel(), _either);
    }

    /// <summary>Set when the time is over or the client has gone.</summary>
    internal CancellationToken Token => _either.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Waits for a cancellation that is on its way, which would find the source disposed.
        _goneClient.Dispose();
        _either.Dispose();
    }

    /// <summary>The request error that ended the request; null for a fault, or where the client has gone.</summary>
    internal GraphQLError? Explain(Exception end) => end switch
    {
        ExecutionErrorException beyond => new GraphQLError(beyond.Message, beyond.Code, []) { Extensions = beyond.Extensions },
        OperationCanceledException when _either.IsCancellationRequested && !_client.IsCancellationRequested => new GraphQLError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The request took longer than its limit of {_limit.TotalSeconds} s; ask for less at a time."),
            ErrorCodes.TimeLimitExceeded,
            []),
        _ => null,
    };
}
