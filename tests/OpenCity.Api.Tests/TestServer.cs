using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenCity.Api.Hosting;
using OpenCity.TestServer;

namespace OpenCity.Api.Tests;

/// <summary>A server of its own, on a free port, in this process.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly CityService _city;
    private readonly TemporaryFolder? _folder;

    private TestServer(CityServer server, CityService city, TemporaryFolder? folder)
    {
        Server = server;
        _city = city;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(server.Addresses.First()) };
    }

    public CityServer Server { get; }

    public HttpClient Client { get; }

    public CityFiles Files => _city.Files;

    public CityService City => _city;

    /// <summary>A server that answers; without a data folder among the options it has one of its own.</summary>
    public static async Task<TestServer> StartAsync(params (string Key, string Value)[] options)
    {
        var server = await StartWithoutWaitAsync(options);
        await server.Server.Ready;
        return server;
    }

    /// <summary>A server that answers on the schema of a clock, which has subscriptions.</summary>
    public static async Task<TestServer> StartAsync(ClockSchema clock, params (string Key, string Value)[] options)
    {
        var server = await StartWithoutWaitAsync(clock, options);
        await server.Server.Ready;
        return server;
    }

    /// <summary>A server that listens, and perhaps does not answer yet.</summary>
    public static Task<TestServer> StartWithoutWaitAsync(params (string Key, string Value)[] options) => StartWithoutWaitAsync(null, options);

    private static async Task<TestServer> StartWithoutWaitAsync(ClockSchema? clock, (string Key, string Value)[] options)
    {
        var folder = options.Any(option => option.Key == "Data:Folder") ? null : new TemporaryFolder();
        var given = options.Select(option => new KeyValuePair<string, string?>("OpenCity:" + option.Key, option.Value));
        var configuration = SettingsReader.Configure(folder is null ? given : given.Append(new("OpenCity:Data:Folder", folder.Path)));
        var settings = SettingsReader.Read(configuration);
        var files = CityFiles.Read(settings);
        var city = clock is null
            ? new CityService(files, settings, TimeProvider.System)
            : new CityService(files, settings, TimeProvider.System) { Executor = clock.Requests, Subscriptions = clock.Subscriptions };
        var server = await CityServer.StartAsync(city, configuration, ["http://127.0.0.1:0"], TimeProvider.System, CancellationToken.None);
        return new TestServer(server, city, folder);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, "/graphql", body, accept, contentType);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, string? body = null, string? accept = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, address);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        return await Client.SendAsync(request);
    }

    /// <summary>The answer to a query, in English unless told.</summary>
    public async Task<JsonElement> QueryAsync(string query, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request);
        return await JsonAsync(response);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return json.RootElement.Clone();
    }

    /// <summary>The code of the first error.</summary>
    public static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.StopAsync();
        await Server.DisposeAsync();
        _city.Dispose();
        _folder?.Dispose();
    }
}

/// <summary>The small city's server, one for a class of tests.</summary>
public sealed class TestCityServer : IAsyncLifetime
{
    private readonly TestCity _city = new();

    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync(_city.Options);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _city.Dispose();
    }
}
