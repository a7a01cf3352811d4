using System.Collections.Immutable;
using OpenCity.Api.Transport.Persisted;
using OpenCity.Data.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Subscriptions;

namespace OpenCity.Api.Transport.Live;

/// <summary>Takes one response of an operation; done when there is room for the next.</summary>
internal delegate ValueTask ResponseReceiver(ResponseEvent response);

/// <summary>
/// Runs one operation of a socket or an event stream. Each execution, be it of a query or of one event, has its turn at the gate and a
/// database session of its own, and gives both back before its response is sent.
/// </summary>
internal sealed class OperationRunner(
    SubscriptionExecutor executor, PersistedDocuments documents, Func<string, IDisposable> openState, RequestGate gate, TimeSpan statementTime, LiveGauges gauges, ILogger logger)
{
    /// <summary>Runs an operation to its end.</summary>
    /// <param name="request">Disposed as soon as it is not needed any more.</param>
    /// <param name="language">The caller's.</param>
    /// <param name="opened">Called when a subscription has begun, which may have its first event much later.</param>
    /// <param name="receive">Takes each response.</param>
    /// <param name="cancellationToken">Set when the client has gone or stopped listening.</param>
    /// <returns>The errors that ended the operation, or none where it was answered to its end.</returns>
    internal async Task<ImmutableArray<GraphQLError>> RunAsync(
        ReceivedRequest request, string language, Func<ValueTask> opened, ResponseReceiver receive, CancellationToken cancellationToken)
    {
        gauges.CountOperation(1);
        try
        {
            var (stream, response, errors) = await StartAsync(request, language, cancellationToken);
            if (response is not null)
            {
                await receive(response);
            }

            if (stream is null)
            {
                return errors;
            }

            await opened();
            return await ReadAsync(stream, language, receive, cancellationToken);
        }
        finally
        {
            gauges.CountOperation(-1);
        }
    }

    private async ValueTask<(SourceEventStream? Stream, ResponseEvent? Response, ImmutableArray<GraphQLError> Errors)> StartAsync(
        ReceivedRequest request, string language, CancellationToken cancellationToken)
    {
        using (request)
        {
            if (documents.Resolve(request) is { } refusal)
            {
                return (null, null, [ErrorOf(refusal)]);
            }

            if (!await gate.EnterAsync(cancellationToken))
            {
                return (null, null, [ErrorOf(Refusals.Busy)]);
            }

            using var writer = new ResponseWriter();
            try
            {
                using var state = openState(language);
                var (stream, outcome) = await executor.StartAsync(request.ToGraphQL(), writer, state, language, cancellationToken);
                TransportLog.Faults(logger, outcome);
                documents.Keep(request, cancellationToken);
                return stream is not null ? (stream, null, [])
                    : outcome.IsRequestError ? (null, null, outcome.Errors)
                    : (null, new ResponseEvent(writer), []);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                return (null, null, [Explain(fault)]);
            }
            finally
            {
                gate.Leave();
            }
        }
    }

    // A source stream that fails ends the operation; its error is the last thing that the client hears.
    private async ValueTask<ImmutableArray<GraphQLError>> ReadAsync(
        SourceEventStream stream, string language, ResponseReceiver receive, CancellationToken cancellationToken)
    {
        var events = stream.Events.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        return [];
                    }
                }
                catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
                {
                    return [Explain(fault)];
                }

                await receive(await MapAsync(stream, events.Current, language, cancellationToken));
            }
        }
        finally
        {
            await events.DisposeAsync();
        }
    }

    private async ValueTask<ResponseEvent> MapAsync(
        SourceEventStream stream, Level sourceEvent, string language, CancellationToken cancellationToken)
    {
        await gate.WaitTurnAsync(cancellationToken);
        using var writer = new ResponseWriter();
        try
        {
            using var state = openState(language);
            TransportLog.Faults(logger, await stream.MapSourceToResponseEventAsync(sourceEvent, writer, state, cancellationToken));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            writer.Rewind(0);
            Answers.WriteErrors(writer, Explain(fault));
        }
        finally
        {
            gate.Leave();
        }

        return new ResponseEvent(writer);
    }

    private GraphQLError Explain(Exception fault)
    {
        switch (fault)
        {
            case ExecutionErrorException told:
                return new GraphQLError(told.Message, told.Code, []) { Extensions = told.Extensions };
            case StatementTimeoutException:
                return Answers.StatementTooLong(statementTime);
            case DatabaseException database:
                TransportLog.Database(logger, database.Fault, database);
                return ErrorOf(Refusals.Database);
            default:
                TransportLog.Unexpected(logger, fault);
                return ErrorOf(Refusals.Unexpected);
        }
    }

    private static GraphQLError ErrorOf(Refusal refusal) => new(refusal.Message, refusal.Code, []);
}
