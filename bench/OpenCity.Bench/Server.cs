using System.Diagnostics;
using System.Globalization;

namespace OpenCity.Bench;

/// <summary>A server under measurement, in a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;

    internal Server(string file, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        // The pipe to its standard input closes when the bench ends, however it ends: a peer ends with it.
        var start = new ProcessStartInfo(file)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment?.Where(variable => variable.Value.Length > 0) ?? [])
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } text ? text + "\n" : "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>CPU of the process so far in microseconds, user and system.</summary>
    internal double CpuMicroseconds()
    {
        // Fields 14 and 15 of /proc/pid/stat are clock ticks of 10 ms; the name in brackets may hold blanks.
        var text = File.ReadAllText($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 10_000.0;
    }

    /// <summary>Memory of the process that is in RAM, in MiB.</summary>
    internal double ResidentMebibytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;
    }

    internal static async Task WaitAsync(HttpClient client, string address, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(address);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (clock.Elapsed < limit)
            {
                // Not listening yet.
            }

            if (clock.Elapsed > limit)
            {
                throw new TimeoutException($"{address} did not answer in {limit.TotalSeconds} s.");
            }

            await Task.Delay(200);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
