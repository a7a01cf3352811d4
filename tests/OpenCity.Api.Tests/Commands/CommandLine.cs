using OpenCity.Api.Commands;

namespace OpenCity.Api.Tests.Commands;

/// <summary>Runs commands in this process.</summary>
internal static class CommandLine
{
    public sealed record Result(int Code, string Output, string Error);

    public static async Task<Result> RunAsync(IEnumerable<(string Key, string Value)> options, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var all = arguments.Concat(options.Select(option => $"--OpenCity:{option.Key}={option.Value}")).ToArray();
        var code = await OpenCityCommand.RunAsync(all, output, error, TestContext.Current.CancellationToken);
        return new Result(code, output.ToString(), error.ToString());
    }

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync([], arguments);
}
