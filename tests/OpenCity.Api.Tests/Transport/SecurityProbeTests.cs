using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace OpenCity.Api.Tests.Transport;

/// <summary>
/// Requests that are not meant well, against the whole server in its public configuration: each has the outcome that
/// <c>docs/security.md</c> tells, and the next request is served. The probes that are named after graphql-cop are what its tests send.
/// </summary>
public sealed class SecurityProbeTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const int MostBytes = 16 * 1024;
    private const string Query = "{ __typename }";

    private static readonly Dictionary<string, Func<HttpRequestMessage>> Probes = new()
    {
        ["graphql-cop: alias overloading"] = () => Post($"{{ {Repeat(i => $"alias{i}:__typename ", 101)} }}"),
        ["graphql-cop: field duplication"] = () => Post($"{{ {Repeat(_ => "__typename ", 500)} }}"),
        ["graphql-cop: array-based batching"] = () => Json($"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{__typename}\"}", 10))}]"),
        ["graphql-cop: directive overloading"] = () => Post($"{{ __typename {Repeat(_ => "@aa", 10)} }}"),
        ["graphql-cop: circular introspection"] = () => Post(
            "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"),
        ["graphql-cop: introspection"] = () => Post("{ __schema { types { name fields { name } } } }"),
        ["graphql-cop: field suggestions"] = () => Post("{ __schema { directive } }"),
        ["graphql-cop: GraphiQL at /graphql"] = () => Get("/graphql", "text/html"),
        ["graphql-cop: GraphiQL at /graphiql"] = () => Get("/graphiql", "text/html"),
        ["graphql-cop: query by GET"] = () => Get("/graphql?query=%7B__typename%7D", "*/*"),
        ["graphql-cop: mutation by GET"] = () => Get("/graphql?query=mutation%20%7B__typename%7D", "*/*"),
        ["graphql-cop: query by an urlencoded POST"] = () => Body("query=%7B__typename%7D", "application/x-www-form-urlencoded"),
        ["graphql-cop: trace mode"] = () => Post(Query),
        ["graphql-cop: unhandled error"] = () => Post("query @\u00ff { __typename }"),
        ["11 requests in an array"] = () => Json($"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{__typename}\"}", 11))}]"),
        ["a mutation by POST"] = () => Post("mutation { __typename }"),
        ["a form with parts"] = () => Body("--x\r\n\r\n{}\r\n--x--", "multipart/form-data; boundary=x"),
        ["text/plain"] = () => Body("{\"query\":\"{__typename}\"}", "text/plain"),
        ["no body"] = () => Json(""),
        ["a body that is cut"] = () => Json("{\"query\":\"{__typ"),
        ["a body of 300,000 bytes"] = () => Json("{\"query\":\"{__typename}\",\"x\":\"" + new string('a', 300_000) + "\"}"),
        ["a document of 17,000 bytes"] = () => Post("{__typename}#" + new string('a', 17_000)),
        ["a string of 1 MB"] = () => Post("{__typename(a:\"" + new string('a', 1_000_000) + "\")}"),
        ["100,000 lists within each other in variables"] = () => Json("{\"query\":\"{__typename}\",\"variables\":{\"v\":" + new string('[', 100_000)),
        ["100,000 objects within each other in an unknown parameter"] = () =>
            Json("{\"query\":\"{__typename}\",\"x\":" + string.Concat(Enumerable.Repeat("{\"a\":", 40_000))),
        ["a body in gzip, said to be so"] = () => Zipped(1_000, isSaid: true),
        ["a bomb of 10 MB in gzip, said to be so"] = () => Zipped(10_000_000, isSaid: true),
        ["a bomb of 10 MB in gzip, not said to be so"] = () => Zipped(10_000_000, isSaid: false),
        ["bytes that are no UTF-8"] = () => Bytes([.. "{\"query\":\"{__typename #"u8, 0xC3, 0x28, .. "\\n}\"}"u8]),
        ["half a surrogate pair in JSON"] = () => Json("{\"query\":\"{__typename #\\ud800\\n}\"}"),
        ["half a surrogate pair in a variable"] = () => Json("{\"query\":\"query($v:String){__typename}\",\"variables\":{\"v\":\"\\udc00\"}}"),
        ["a null character in JSON"] = () => Json("{\"query\":\"{__typename \\u0000}\"}"),
        ["a byte order mark before the body"] = () => Bytes([0xEF, 0xBB, 0xBF, .. "{\"query\":\"{__typename}\"}"u8]),
        ["a parameter twice"] = () => Json("{\"query\":\"{__typename}\",\"query\":\"{__typename}\"}"),
        ["PUT"] = () => new HttpRequestMessage(HttpMethod.Put, "/graphql") { Content = new StringContent("{}") },
        ["TRACE"] = () => new HttpRequestMessage(HttpMethod.Trace, "/graphql"),
        ["Accept of another kind"] = () => Get("/graphql?query=%7B__typename%7D", "image/png"),
    };

    public static TheoryData<string> Names => [.. Probes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_probe_has_the_outcome_that_the_page_tells_and_the_next_request_is_served(string probe)
    {
        using var request = Probes[probe]();
        using var response = await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Outcomes().GetValueOrDefault(probe), $"{(int)response.StatusCode} {CodeOf(text)}");
        Assert.True(CodeOf(text) == "answered" || text.Length <= MostBytes, $"{text.Length} bytes");
        Assert.DoesNotContain("tracing", text, StringComparison.Ordinal);
        Assert.DoesNotContain("exception", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        await ServesAsync();
    }

    [Fact]
    public void The_page_tells_of_no_other_probe() =>
        Assert.Equal(Probes.Keys.Order(StringComparer.Ordinal), Outcomes().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Ten_directives_that_are_not_there_give_another_number_of_errors_than_ten()
    {
        using var response = await city.Server.Client.SendAsync(Post($"{{ __typename {Repeat(_ => "@aa", 10)} }}"), TestContext.Current.CancellationToken);
        Assert.InRange((await TestServer.JsonAsync(response)).GetProperty("errors").GetArrayLength(), 1, 5);
    }

    [Fact]
    public async Task A_body_that_comes_by_a_byte_in_five_seconds_ends_its_connection()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        var end = Task.Run(() => ReadToEnd(client));
        for (var i = 0; i < 6 && !end.IsCompleted; i++)
        {
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
            await TrySendAsync(client, " "u8.ToArray());
        }

        Assert.True(end.IsCompleted, "the connection is still open");
        Assert.Matches("^(HTTP/1.1 408|$)", await end);
        await ServesAsync();
    }

    [Fact]
    public async Task Two_hundred_connections_that_say_nothing_keep_nobody_waiting()
    {
        var idle = new List<Socket>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                idle.Add(await ConnectAsync());
            }

            for (var i = 0; i < 20; i++)
            {
                await ServesAsync();
            }
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
        }

        await ServesAsync();
    }

    [Fact]
    public async Task Bodies_at_the_limit_leave_no_memory_behind()
    {
        var body = "{\"query\":\"{__typename}\",\"variables\":{\"v\":[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]}}";
        // Pools of buffers fill first.
        for (var i = 0; i < 200; i++)
        {
            await SendAsync(body);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 400; i++)
        {
            await SendAsync(body);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 400 * body.Length / 2);
    }

    private async Task SendAsync(string body)
    {
        using var response = await city.Server.PostAsync(body);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private async Task ServesAsync()
    {
        using var next = await city.Server.PostAsync("{\"query\":\"{ __typename }\"}");
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", city.Server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static string ReadToEnd(Socket client)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (int read; (read = client.Receive(buffer)) > 0;)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // Cut off is ended too.
        }

        return text.ToString();
    }

    private static async Task TrySendAsync(Socket client, byte[] bytes)
    {
        try
        {
            await client.SendAsync(bytes);
        }
        catch (SocketException)
        {
            // It has ended already.
        }
    }

    private static string CodeOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("errors", out var errors)
                ? errors[0].GetProperty("extensions").GetProperty("code").GetString()!
                : "answered";
        }
        catch (JsonException)
        {
            return text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "page" : "no body";
        }
    }

    private static HttpRequestMessage Post(string query) => Json(JsonSerializer.Serialize(new { query }));

    private static HttpRequestMessage Json(string body) => Body(body, "application/json");

    private static HttpRequestMessage Bytes(byte[] body) => Body(body, "application/json");

    private static HttpRequestMessage Body(string body, string type) => Body(Encoding.UTF8.GetBytes(body), type);

    private static HttpRequestMessage Body(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
    }

    private static HttpRequestMessage Get(string address, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private static HttpRequestMessage Zipped(int length, bool isSaid)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(Encoding.ASCII.GetBytes("{\"query\":\"{__typename}\"" + new string(' ', length) + "}"));
        }

        var request = Body(zipped.ToArray(), "application/json");
        if (isSaid)
        {
            request.Content!.Headers.ContentEncoding.Add("gzip");
        }

        return request;
    }

    private static Dictionary<string, string> Outcomes() => SecurityPage.Rows("Requests", "WebSockets");

    private static string Repeat(Func<int, string> part, int times) => string.Concat(Enumerable.Range(0, times).Select(part));
}
