using OpenCity.Api.Hosting;
using OpenCity.Api.Transport.Persisted;
using OpenCity.Data.Reading;

namespace OpenCity.Api.Transport.Live;

/// <summary>Sockets and event streams, put together; they share counts, gauges and the runner of operations.</summary>
internal sealed class LiveTransport
{
    internal LiveTransport(CityService city, RequestGate gate, Readiness readiness, PersistedDocuments documents, TimeProvider clock, ILogger logger, CancellationToken stopping)
    {
        var limits = city.Settings.Live;
        Connections = new ConnectionCounter(limits.PerAddress, limits.Total);
        var runner = new OperationRunner(
            city.Subscriptions, documents, language => new ReadState(city.Database, language), gate, city.Settings.StatementTime, Gauges, logger);
        Sockets = new SocketEndpoint(
            new SocketServices(runner, city.Languages, limits, city.Settings.DocumentBytes, Gauges, clock, logger), Connections, readiness, stopping);
        EventStreams = new EventStreamEndpoint(runner, Connections, limits, Gauges, clock, stopping);
    }

    /// <summary>What is open.</summary>
    internal LiveGauges Gauges { get; } = new();

    /// <summary>What each address has open.</summary>
    internal ConnectionCounter Connections { get; }

    /// <summary>WebSockets.</summary>
    internal SocketEndpoint Sockets { get; }

    /// <summary>Server-sent events.</summary>
    internal EventStreamEndpoint EventStreams { get; }
}
