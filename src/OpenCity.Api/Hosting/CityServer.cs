using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenCity.Api.Pages;
using OpenCity.Api.Transport;
using OpenCity.Api.Transport.Live;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Hosting;

/// <summary>The running server: it listens at once, and answers requests when the database is ready.</summary>
internal sealed class CityServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CityService _city;
    private readonly RequestGate _gate;
    private readonly Readiness _readiness;
    private readonly RecordCounts _counts;
    private readonly TimeProvider _clock;

    private CityServer(CityService city, IConfiguration configuration, ImmutableArray<string> addresses, TimeProvider clock)
    {
        _city = city;
        _clock = clock;
        _gate = new RequestGate(city.Settings.ConcurrentRequests, city.Settings.WaitingRequests);
        _readiness = new Readiness();
        _counts = new RecordCounts(city, clock);
        _app = Build(city.Settings, configuration, addresses);
        var logger = _app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("OpenCity");
        Documents = new DocumentStore(city.Settings.PersistedBytes);
        var documents = new PersistedDocuments(city.Files.Documents, Documents, city.Settings.TrustedOnly, city.Executor);
        Live = new LiveTransport(city, _gate, _readiness, documents, clock, logger, _app.Lifetime.ApplicationStopping);
        var router = new Router(
            new GraphQLEndpoint(city, new RequestRunner(city, _gate, documents, logger), _readiness, Live.EventStreams),
            Live.Sockets,
            new HealthEndpoint(city.Database, _readiness),
            new SchemaEndpoint(city.Files.Schema),
            new HomePage(city, _counts, _readiness),
            new Cors(city.Settings.CorsOrigins),
            logger);
        // Other requests are spared what only a WebSocket needs.
        _app.UseWhen(FrameGuard.IsUpgrade, sockets =>
        {
            sockets.Use((context, next) => FrameGuard.InvokeAsync(context, next, clock));
            sockets.UseWebSockets(SocketEndpoint.Options);
        });
        _app.Run(router.InvokeAsync);
    }

    /// <summary>The addresses, with the ports that were taken.</summary>
    internal IReadOnlyCollection<string> Addresses { get; private set; } = [];

    /// <summary>How many requests are answered at once.</summary>
    internal RequestGate Gate => _gate;

    /// <summary>Documents that clients have sent with their hashes.</summary>
    internal DocumentStore Documents { get; }

    /// <summary>Sockets and event streams.</summary>
    internal LiveTransport Live { get; }

    /// <summary>Done when requests are answered; failed where the database cannot be made ready.</summary>
    internal Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>Makes the tables, listens, and goes on to fill an empty database.</summary>
    internal static async Task<CityServer> StartAsync(
        CityService city, IConfiguration configuration, ImmutableArray<string> addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        await city.Migrator.ApplyAsync(cancellationToken);
        var server = new CityServer(city, configuration, addresses, clock);
        try
        {
            await server.ListenAsync(addresses, cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.Ready = server.PrepareAsync(server._app.Lifetime.ApplicationStopping);
        return server;
    }

    /// <summary>Runs until the operator stops it; tells on <paramref name="output"/> when it is ready.</summary>
    internal async Task RunAsync(TextWriter output)
    {
        var stopped = _app.WaitForShutdownAsync(CancellationToken.None);
        await Task.WhenAny(Ready, stopped);
        if (Ready.IsCompletedSuccessfully)
        {
            await output.WriteLineAsync(await DescribeAsync());
            await output.FlushAsync();
        }
        else if (Ready.IsFaulted)
        {
            _app.Lifetime.StopApplication();
        }

        await stopped;
        try
        {
            await Ready;
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was ready: what had begun was taken back.
        }
    }

    /// <summary>Stops: no new requests, the running ones finish.</summary>
    internal Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _gate.Dispose();
    }

    private static WebApplication Build(Settings settings, IConfiguration configuration, ImmutableArray<string> addresses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // A failing start is told by the command, in words and without a stack.
        builder.Logging.AddConfiguration(configuration.GetSection("Logging"))
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.RequestTime + TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().UseUrls([.. addresses]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Bodies are bounded where they are read. By this limit Kestrel would close the connection at once, and the answer with it.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        return builder.Build();
    }

    private async Task ListenAsync(ImmutableArray<string> addresses, CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidOperationException)
        {
            var shown = string.Join(", ", addresses.Select(address => $"\"{address}\""));
            var reason = error.GetBaseException() is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? "this user has no right to the port; take one above 1023"
                : error.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
                    ? "this machine has no such address"
                    : "it is in use; stop the program that has it";
            throw new OperatorException($"Cannot listen at {shown}: {reason}, or give another with --urls.", inner: error);
        }

        Addresses = [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        await Preparation.FillAsync(_city, _readiness, _clock, cancellationToken);
        _readiness.Open();
    }

    private async Task<string> DescribeAsync()
    {
        var counts = await _counts.GetAsync(_app.Lifetime.ApplicationStopping);
        var address = Addresses.First();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"OpenCity {CityService.Version} is ready: {_city.Files.City.Datasets.Length} datasets, {counts.Values.Sum(count => count.Records):N0} records. Page {address}/  GraphQL {address}/graphql");
    }
}
