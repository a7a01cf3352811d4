using System.Diagnostics;
using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>The server of <c>tests/OpenCity.TestServer</c>, whose schema has a mutation and subscriptions, as a program on a free port.</summary>
internal sealed class RunningClock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opencity-clock-");
    private readonly Process _process;

    private RunningClock()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "http://127.0.0.1:0", _folder.FullName])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <summary>Where it answers.</summary>
    public string Address { get; private set; } = "";

    private static string Program { get; } = Repository.PathOf(
        "tests", "OpenCity.TestServer", "bin", Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/', '\\'))!.Name, "net10.0", "OpenCity.TestServer.dll");

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<RunningClock> StartAsync(CancellationToken cancellationToken)
    {
        var clock = new RunningClock();
        try
        {
            var ready = await clock._process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            Assert.NotNull(ready);
            Assert.StartsWith("ready http://127.0.0.1:", ready, StringComparison.Ordinal);
            clock.Address = ready["ready ".Length..];
            return clock;
        }
        catch
        {
            await clock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
