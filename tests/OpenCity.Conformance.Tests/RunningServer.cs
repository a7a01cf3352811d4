using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>The built server, started as its users start it: a program, a free port, an empty data folder.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opencity-conformance-");
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>The program, built beside the tests in the same configuration.</summary>
    internal static string Program { get; } = Repository.PathOf(
        "src", "OpenCity.Api", "bin", Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/', '\\'))!.Name, "net10.0", "OpenCity.Api.dll");

    /// <summary>Where it answers.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>Its data folder.</summary>
    internal string Folder => _folder.FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OpenCity__Data__Folder"] = Folder;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The server ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await _address.Task.WaitAsync(Patience);
            using var client = new HttpClient();
            using var ready = await client.GetAsync(new Uri(Address + "/healthz/ready"));
            ready.EnsureSuccessStatusCode();
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException or HttpRequestException)
        {
            throw new InvalidOperationException($"The server did not get ready. It said:\n{Said()}", error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync(_process);
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task StopAsync(Process process)
    {
        if (process.HasExited)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    // "OpenCity 0.1.0 is ready: ... GraphQL http://127.0.0.1:41234/graphql"
    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (ReadyLine().Match(line) is { Success: true } ready)
        {
            _address.TrySetResult(ready.Groups[1].Value);
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }

    [GeneratedRegex(" is ready: .*(http://127\\.0\\.0\\.1:[0-9]+)/graphql")]
    private static partial Regex ReadyLine();
}
