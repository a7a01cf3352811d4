using System.Runtime.CompilerServices;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport.Persisted;
using OpenCity.Data.Providers;
using OpenCity.Data.Reading;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Transport;

/// <summary>
/// Runs one request that has one response. The session of the database and the place in the gate are given back before the answer goes
/// to a client that may be slow.
/// </summary>
internal sealed class RequestRunner(CityService city, RequestGate gate, PersistedDocuments documents, ILogger logger)
{
    private readonly TimeSpan _timeLimit = city.Settings.StatementTime;

    /// <summary>Answers a request; where there is no answer, why not.</summary>
    /// <param name="request">The request; its document is found where it only names it.</param>
    /// <param name="writer">Takes the response.</param>
    /// <param name="language">The caller's.</param>
    /// <param name="cancellationToken">Set when the client has gone.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<(RequestOutcome Outcome, Refusal? Fault)> RunAsync(
        ReceivedRequest request, ResponseWriter writer, string language, CancellationToken cancellationToken)
    {
        if (documents.Resolve(request) is { } unresolved)
        {
            return (default, unresolved);
        }

        if (!await gate.EnterAsync(cancellationToken))
        {
            return (default, Refusals.Busy);
        }

        try
        {
            await using var state = new ReadState(city.Database, language);
            var outcome = await city.Executor.ExecuteAsync(request.ToGraphQL(), writer, state, language, cancellationToken);
            TransportLog.Faults(logger, outcome);
            documents.Keep(request, cancellationToken);
            return (outcome, null);
        }
        catch (StatementTimeoutException)
        {
            writer.Rewind(0);
            return (Answers.WriteErrors(writer, Answers.StatementTooLong(_timeLimit)), null);
        }
        catch (DatabaseException error)
        {
            TransportLog.Database(logger, error.Fault, error);
            return (default, Refusals.Database);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            TransportLog.Unexpected(logger, error);
            return (default, Refusals.Unexpected);
        }
        finally
        {
            gate.Leave();
        }
    }
}
