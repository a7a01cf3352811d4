using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OpenCity.Api.Tests.Commands;

public sealed class ProcessTests
{
    [Fact]
    public async Task The_program_serves_from_any_folder_says_so_and_ends_with_0_on_SIGTERM()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var folder = new TemporaryFolder();
        using var process = Start(folder, "--urls", "http://127.0.0.1:0", "--OpenCity:Demo:Enabled=false");

        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Matches(@"^OpenCity 0\.1\.0 is ready: 4 datasets, \d+ records\. Page http://127\.0\.0\.1:\d+/  GraphQL http://127\.0\.0\.1:\d+/graphql$", line);
        Assert.Equal((0, ""), (process.ExitCode, error));
        Assert.True(File.Exists(folder.PathOf("opencity-data", "opencity.db")));
    }

    [Fact]
    public async Task A_port_in_use_leaves_one_line_and_no_stack()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = Start(folder, "--urls", $"http://{listener.LocalEndpoint}", "--OpenCity:Demo:Enabled=false");

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, ""), (process.ExitCode, output));
        Assert.Matches(@"^Cannot listen at ""http://127\.0\.0\.1:\d+"": it is in use; [^\n]*\n$", error);
    }

    private static Process Start(TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenCity.Api.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
