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

/// <summary>One side of a comparison: a server with its database, and the requests to it.</summary>
internal sealed class CpuSide(Server server, ICpu database, Func<int, Task<string>> ask, int atATime)
{
    private int _requests;
    private int _next;

    /// <summary>
    /// Warms it up, and finds out how many requests fill the time of a round. Code is compiled anew in the background, more than once, and
    /// that takes as much CPU as the requests themselves.
    /// </summary>
    internal async Task WarmAsync(int seconds, int milliseconds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var done = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            await Load.RunAsync(64, ask, atATime);
            done += 64;
        }

        _requests = Math.Max(64, (int)(done * milliseconds / clock.Elapsed.TotalMilliseconds));
    }

    /// <summary>CPU of a request in microseconds.</summary>
    internal async Task<CpuCost> RoundAsync()
    {
        var (ofServer, ofDatabase) = (server.CpuMicroseconds(), database.CpuMicroseconds());
        var first = _next;
        _next += _requests;
        await Load.RunAsync(_requests, i => ask(first + i), atATime);
        return new CpuCost((server.CpuMicroseconds() - ofServer) / _requests, (database.CpuMicroseconds() - ofDatabase) / _requests);
    }
}
