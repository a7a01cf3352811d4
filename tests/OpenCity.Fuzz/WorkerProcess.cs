using System.Diagnostics;

namespace OpenCity.Fuzz;

/// <summary>A worker as a process of this program.</summary>
internal static class WorkerProcess
{
    internal static Process Start(ulong seed, ulong from)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Supervisor).Assembly.Location);
        }

        foreach (var argument in (string[])["--worker", $"{seed}", $"{from}"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The worker does not start.");
    }
}
