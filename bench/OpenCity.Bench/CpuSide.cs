using System.Globalization;

namespace OpenCity.Bench;

/// <summary>CPU of a request in microseconds.</summary>
internal readonly record struct CpuCost(double Server, double Database)
{
    internal double Both => Server + Database;

    /// <summary>The average of one side's over all rounds.</summary>
    internal static string Describe(IReadOnlyCollection<CpuCost[]> rounds, int side) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rounds.Average(round => round[side].Server):0} + {rounds.Average(round => round[side].Database):0}");
}

/// <summary>One side of a comparison: a server with its database, and the requests to it, which are sent in turn.</summary>
internal sealed class CpuSide(Server server, ICpu database, Uri address, byte[][] messages)
{
    private int _requests;
    private int _next;

    /// <summary>
    /// Warms it up, and finds out how many requests fill the time of a round. Code is compiled anew in the background, more than once, and
    /// that takes as much CPU as the requests themselves.
    /// </summary>
    internal void Warm(int seconds, int milliseconds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var done = 0;
        using var connections = new Connections(address);
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            connections.Run(64, i => messages[i % messages.Length]);
            done += 64;
        }

        _requests = Math.Max(64, (int)(done * milliseconds / clock.Elapsed.TotalMilliseconds));
    }

    /// <summary>CPU of a request in microseconds.</summary>
    internal CpuCost Round()
    {
        // Anew each time: a server may close connections that rest while others are measured.
        using var connections = new Connections(address);
        var (ofServer, ofDatabase) = (server.CpuMicroseconds(), database.CpuMicroseconds());
        var first = _next;
        _next += _requests;
        connections.Run(_requests, i => messages[(first + i) % messages.Length]);
        return new CpuCost((server.CpuMicroseconds() - ofServer) / _requests, (database.CpuMicroseconds() - ofDatabase) / _requests);
    }
}
