using OpenCity.Api.Pages;
using OpenCity.Api.Transport.Live;

namespace OpenCity.Api.Transport;

/// <summary>Every address that the server answers at.</summary>
internal sealed class Router(
    GraphQLEndpoint graphQL, SocketEndpoint sockets, HealthEndpoint health, SchemaEndpoint schema, HomePage home, Cors cors, ILogger logger)
{
    private const string Reading = "GET, HEAD, OPTIONS";

    internal async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception error)
        {
            TransportLog.Unexpected(logger, error);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            cors.Apply(context);
            await Answers.RefuseAsync(context, Refusals.Unexpected);
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        cors.Apply(context);
        var path = context.Request.Path.Value;
        if (path == "/graphql")
        {
            return HttpMethods.IsOptions(context.Request.Method) ? Cors.AnswerOptionsAsync(context, GraphQLEndpoint.Methods)
                : HttpMethods.IsGet(context.Request.Method) && context.WebSockets.IsWebSocketRequest ? sockets.InvokeAsync(context) : graphQL.InvokeAsync(context);
        }

        Func<HttpContext, Task>? endpoint = path switch
        {
            "/" => home.InvokeAsync,
            "/graphql/schema.graphql" => schema.InvokeAsync,
            "/healthz/live" => HealthEndpoint.LiveAsync,
            "/healthz/ready" => health.ReadyAsync,
            _ => null,
        };
        return endpoint is null ? Answers.RefuseAsync(context, Refusals.NotFound())
            : HttpMethods.IsOptions(context.Request.Method) ? Cors.AnswerOptionsAsync(context, Reading)
            : HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? endpoint(context)
            : Answers.RefuseAsync(context, Refusals.Method(Reading));
    }
}
