using Microsoft.Extensions.Primitives;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport.Live;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Transport;

/// <summary>GraphQL over HTTP at <c>/graphql</c>.</summary>
/// <remarks>
/// https://graphql.github.io/graphql-over-http/draft/ with the status codes that <c>graphql-http</c>'s audits ask for: request
/// errors are 400 as <c>application/graphql-response+json</c> and 200 as <c>application/json</c>.
/// </remarks>
internal sealed class GraphQLEndpoint(CityService city, RequestRunner runner, Readiness readiness, EventStreamEndpoint eventStreams)
{
    /// <summary>Value of <c>Allow</c>.</summary>
    internal const string Methods = "GET, HEAD, POST, OPTIONS";

    private static readonly StringValues Vary = "Accept, Accept-Language, Accept-Encoding";

    private readonly RequestReader _reader = new(
        city.Settings.BodyBytes, city.Settings.DocumentBytes, city.Settings.BatchingEnabled ? city.Settings.MaxBatch : 0, city.Settings.RequestTime);

    private readonly BatchEndpoint _batches = new(runner, city.Settings.Limits.MaxResponseBytes);

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
        Refusal? refusal;
        try
        {
            refusal = await ReadAsync(context, request);
        }
        catch (BadHttpRequestException error)
        {
            refusal = error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusals.BodyTooLarge(city.Settings.BodyBytes)
                : Refusals.Http(error.StatusCode);
        }

        if (refusal is not null)
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
        var language = city.Languages.Choose(context.Request.Headers.AcceptLanguage);
        if (wantsEvents)
        {
            await (request.Batch is null
                ? eventStreams.InvokeAsync(context, request, language)
                : Answers.RefuseAsync(context, Refusals.BatchAsStream));
            return;
        }

        if (request.Batch is { } batch)
        {
            context.Response.Headers.ContentLanguage = city.Languages.HeaderOf(language);
            await _batches.InvokeAsync(context, batch, cost, media, language);
            return;
        }

        using var writer = new ResponseWriter();
        var (outcome, fault) = await runner.RunAsync(request, writer, language, context.RequestAborted);
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

    private ValueTask<Refusal?> ReadAsync(HttpContext context, ReceivedRequest request)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        request.ReadsOnly = !isPost;
        if (!isPost && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return new(Refusals.Method(Methods));
        }

        return readiness.Reason is { } reason ? new(Refusals.NotReady(reason))
            : isPost ? _reader.ReadBodyAsync(context.Request, request)
            : new(_reader.ReadAddress(context.Request, request));
    }
}
