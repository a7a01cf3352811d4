using System.Net.Http.Headers;

namespace OpenCity.Bench;

/// <summary>Requests to a server under measurement, some at a time on connections that stay open.</summary>
internal static class Load
{
    internal const int AtATime = 4;

    /// <summary>CPU of the server for each of some requests, in microseconds.</summary>
    internal static async Task<double> CpuAsync(Server server, int requests, Func<int, Task<string>> ask)
    {
        var before = server.CpuMicroseconds();
        await RunAsync(requests, ask);
        return (server.CpuMicroseconds() - before) / requests;
    }

    internal static Task RunAsync(int requests, Func<int, Task<string>> ask, int atATime = AtATime)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, atATime).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= requests; i = Interlocked.Increment(ref next))
            {
                await ask(i);
            }
        }));
    }

    internal static async Task<string> PostAsync(HttpClient client, string address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(address, content);
        return await response.Content.ReadAsStringAsync();
    }
}
