using OpenCity.Api.Transport.Live;
using OpenCity.TestServer;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>A server of the clock's schema, one for a class of tests.</summary>
public sealed class ClockServer : IAsyncLifetime
{
    private readonly TestCity _city = new();

    internal ClockSchema Clock { get; } = new(TimeProvider.System);

    internal TestServer Server { get; private set; } = null!;

    internal LiveTransport Live => Server.Server.Live;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync(Clock, _city.Options);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _city.Dispose();
    }

    /// <summary>A server of a test's own, with options.</summary>
    internal static async Task<(TestServer Server, ClockSchema Clock, TestCity City)> StartAsync(params (string Key, string Value)[] options)
    {
        var city = new TestCity();
        var clock = new ClockSchema(TimeProvider.System);
        return (await TestServer.StartAsync(clock, [.. city.Options, .. options]), clock, city);
    }

    /// <summary>Waits until everything that was open is not.</summary>
    internal static async Task<string> SettleAsync(LiveTransport live, ClockSchema clock)
    {
        for (var i = 0; i < 400 && !IsSettled(live, clock); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return $"{live.Gauges}, {live.Connections.Addresses} addresses, {clock.Open} sources";
    }

    private static bool IsSettled(LiveTransport live, ClockSchema clock) =>
        live.Gauges.ToString() == "0 sockets, 0 event streams, 0 operations, 0 messages, 0 bytes" && live.Connections.Addresses + clock.Open == 0;
}
