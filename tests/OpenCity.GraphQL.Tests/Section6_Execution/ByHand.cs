using System.Text;
using System.Text.Json;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>What stands behind the root of queries and mutations in schemas whose fields are written by hand.</summary>
internal sealed record Root;

/// <summary>A schema whose fields are written by hand.</summary>
internal sealed class ByHand
{
    private readonly RequestExecutor _executor;

    internal ByHand(
        string sdl, ObjectMap<Root> query, ObjectMap<Root>? mutation = null, ExecutorOptions? options = null, TimeProvider? clock = null)
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source(sdl), ParserOptions.Trusted)], CustomScalars.All);
        Assert.Empty(built.Diagnostics);
        _executor = new RequestExecutor(
            built.Schema!,
            plan => new MappedSource<Root>(
                plan.RootType == built.Schema!.MutationType ? mutation! : query,
                plan.AddFetch(new RootObjectFetch<Root>(_ => new Root()), Slot.Root)),
            options,
            clock);
    }

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal RequestOutcome Outcome { get; private set; }

    internal async Task<string> AskAsync(string query, string? variables = null, object? state = null, CancellationToken? token = null)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(query), null, json?.RootElement);
        Outcome = await _executor.ExecuteAsync(request, writer, state, "", token ?? Token);
        using var answer = JsonDocument.Parse(writer.Written);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>The answer without the places in the document, which these tests do not look at.</summary>
    internal async Task<string> AskBrieflyAsync(string query, string? variables = null, object? state = null)
    {
        using var answer = JsonDocument.Parse(await AskAsync(query, variables, state));
        var data = answer.RootElement.TryGetProperty("data", out var value) ? value.GetRawText() : "";
        return answer.RootElement.TryGetProperty("errors", out var errors)
            ? $"{data} {string.Join(' ', errors.EnumerateArray().Select(Brief))}"
            : data;
    }

    private static string Brief(JsonElement error) =>
        $"{error.GetProperty("extensions").GetProperty("code").GetString()}{(error.TryGetProperty("path", out var path) ? path.GetRawText() : "")}";
}
