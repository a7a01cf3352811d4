using Microsoft.Extensions.Primitives;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport.Live;
using OpenCity.Data.Providers;
using OpenCity.Data.Reading;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Transport;

/// <summary>GraphQL over HTTP at <c>/graphql</c>.</summary>
/// <remarks>
/// https://graphql.github.io/graphql-over-http/draft/ with the status codes that <c>graphql-http</c>'s audits ask for: request
/// errors are 400 as <c>application/graphql-response+json</c> and 200 as <c>application/json</c>.
/// </remarks>
internal sealed class GraphQLEndpoint(CityService city, RequestGate gate, Readiness readiness, EventStreamEndpoint eventStreams, ILogger logger)
{
    /// <summary>Value of <c>Allow</c>.</summary>
    internal const string Methods = "GET, HEAD, POST, OPTIONS";

    private static readonly StringValues Vary = "Accept, Accept-Language, Accept-Encoding";

    private readonly RequestReader _reader = new(city.Settings.BodyBytes, city.Settings.DocumentBytes);
    private readonly TimeSpan _timeLimit = city.Settings.StatementTime;

    internal async Task InvokeAsync(HttpContext context)
    {
        Answers.VaryBy(context, Vary);
        // A stream is its body, which an answer to HEAD has not.
        var wantsEvents = !HttpMethods.IsHead(context.Request.Method) && Negotiation.WantsEventStream(context.Request.Headers.Accept);
        if (!Negotiation.TryChoose(context.Request.Headers.Accept, out var media) && !wantsEvents)
        {
            await Answers.RefuseAsync(context, Refusals.NotAcceptable);
            return;
        }

        using var request = new ReceivedRequest();
        if (await ReadAsync(context, request) is { } refusal)
        {
            await Answers.RefuseAsync(context, refusal, media);
            return;
        }

        if (!CostHeader.TryRead(context.Request.Headers, out var cost))
        {
            await Answers.RefuseAsync(context, Refusals.CostHeader, media);
            return;
        }

        if (cost != CostReport.None)
        {
            // A shared cache tells requests apart by "Vary" only, which does not name this header.
            context.Response.Headers.CacheControl = "no-store";
        }

        request.Cost = cost;
        if (wantsEvents)
        {
            await eventStreams.InvokeAsync(context, request, city.Languages.Choose(context.Request.Headers.AcceptLanguage));
            return;
        }

        using var writer = new ResponseWriter();
        var language = city.Languages.Choose(context.Request.Headers.AcceptLanguage);
        var (outcome, fault) = await ExecuteAsync(request.ToGraphQL(), writer, language, context.RequestAborted);
        if (fault is not null)
        {
            await Answers.RefuseAsync(context, fault, media);
            return;
        }

        context.Response.Headers.ContentLanguage = city.Languages.HeaderOf(language);
        var status = StatusCodes.Status200OK;
        if (Refusals.IsMutationByGet(outcome))
        {
            status = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
        }
        else if (outcome.IsRequestError && media == MediaType.GraphQLResponse)
        {
            status = StatusCodes.Status400BadRequest;
        }

        await Answers.WriteAsync(context, status, Negotiation.HeaderOf(media), writer.Written);
    }

    private async ValueTask<Refusal?> ReadAsync(HttpContext context, ReceivedRequest request)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        request.ReadsOnly = !isPost;
        if (!isPost && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return Refusals.Method(Methods);
        }

        if (readiness.Reason is { } reason)
        {
            return Refusals.NotReady(reason);
        }

        try
        {
            return isPost ? await _reader.ReadBodyAsync(context.Request, request) : _reader.ReadAddress(context.Request, request);
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusals.BodyTooLarge(city.Settings.BodyBytes)
                : Refusals.Http(error.StatusCode);
        }
    }

    // The reader of the database and the place in the gate are given back before the answer goes to a client that may be slow.
    private async ValueTask<(RequestOutcome Outcome, Refusal? Fault)> ExecuteAsync(
        GraphQLRequest request, ResponseWriter writer, string language, CancellationToken cancellationToken)
    {
        if (!await gate.EnterAsync(cancellationToken))
        {
            return (default, Refusals.Busy);
        }

        try
        {
            await using var state = new ReadState(city.Database, language);
            return (await city.Executor.ExecuteAsync(request, writer, state, language, cancellationToken), null);
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
