using System.Collections.Immutable;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Subscriptions;

namespace OpenCity.Api.Transport.Live;

/// <summary>One operation a response, as server-sent events: the "distinct connections mode" of GraphQL over SSE.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md</remarks>
internal sealed class EventStreamEndpoint(
    OperationRunner runner, ConnectionCounter connections, LiveLimits limits, LiveGauges gauges, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>Answers a request that was read; it is disposed here.</summary>
    internal async Task InvokeAsync(HttpContext context, ReceivedRequest request, string language)
    {
        var remote = context.Connection.RemoteIpAddress;
        if (connections.Enter(remote) is { } refusal)
        {
            await Answers.RefuseAsync(context, refusal);
            return;
        }

        gauges.CountEventStream(1);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var writer = new EventStreamWriter(context, limits, clock);
        var alive = writer.KeepAliveAsync(end.Token);
        try
        {
            if (await AnswerAsync(request, language, writer, end.Token) is { } mutation)
            {
                await end.CancelAsync();
                await alive;
                await RefuseAsync(context, mutation, writer);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone, or the server stops: a stream that ends without "complete" is taken up again.
        }
        catch (TimeoutException)
        {
            // Nothing more can be said to a client that does not read.
            context.Abort();
        }
        finally
        {
            await end.CancelAsync();
            await alive;
            gauges.CountEventStream(-1);
            connections.Leave(remote);
        }
    }

    /// <summary>Answers; otherwise the error that the request is a mutation, which none may be that comes by GET.</summary>
    private async Task<GraphQLError?> AnswerAsync(
        ReceivedRequest request, string language, EventStreamWriter writer, CancellationToken cancellationToken)
    {
        var errors = await runner.RunAsync(
            request,
            language,
            () => writer.StartAsync(cancellationToken),
            response => writer.NextAsync(response.Utf8, cancellationToken),
            cancellationToken);
        if (errors is [{ Code: ErrorCodes.MutationNeedsPost } mutation])
        {
            return mutation;
        }

        if (!errors.IsEmpty)
        {
            await writer.NextAsync(Response(errors, limits.ErrorBytes), cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
        return null;
    }

    // By its status where that can still be told, as a plain request is.
    private async Task RefuseAsync(HttpContext context, GraphQLError mutation, EventStreamWriter writer)
    {
        if (!writer.HasStarted)
        {
            await Answers.RefuseAsync(context, Refusals.MutationByGet(mutation));
            return;
        }

        await writer.NextAsync(Response([mutation], limits.ErrorBytes), context.RequestAborted);
        await writer.CompleteAsync(context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Response(ImmutableArray<GraphQLError> errors, int maxBytes)
    {
        using var writer = new ResponseWriter();
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors, maxBytes);
        writer.Raw((byte)'}');
        return new ResponseEvent(writer).Utf8;
    }
}
