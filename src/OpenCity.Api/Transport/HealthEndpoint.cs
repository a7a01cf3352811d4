using OpenCity.Api.Hosting;
using OpenCity.Data.Providers;

namespace OpenCity.Api.Transport;

/// <summary>Tells whether the process lives and whether it answers requests.</summary>
internal sealed class HealthEndpoint(Database database, Readiness readiness)
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>200 as long as the process can answer at all, whatever else is wrong.</summary>
    internal static Task LiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, """{"status":"live"}""");

    /// <summary>200 where requests are answered, 503 with the reason where not.</summary>
    internal async Task ReadyAsync(HttpContext context)
    {
        var reason = readiness.Reason ?? await CheckAsync(context.RequestAborted);
        await (reason is null
            ? WriteAsync(context, StatusCodes.Status200OK, """{"status":"ready"}""")
            : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $$"""{"status":"not ready","reason":"{{reason}}"}"""));
    }

    private static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answers.WriteAsync(context, status, Json, body);
    }

    private async ValueTask<string?> CheckAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (!database.Exists)
            {
                return "the database is not there.";
            }

            return await database.IsMigratedAsync(patience.Token) ? null : "the database is empty.";
        }
        catch (Exception error) when (error is DatabaseException or StatementTimeoutException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "the database does not answer.";
        }
    }
}
