using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary>Takes <c>--OpenCity:Data:Folder=x</c> out of the arguments: every command has them, wherever they stand.</summary>
internal static class ProgramOptions
{
    private const string Prefix = "--" + Setting.Section + ":";

    /// <summary>The options given, and the arguments without them.</summary>
    internal static (List<KeyValuePair<string, string?>> Given, List<string> Others) Split(IReadOnlyList<string> arguments)
    {
        var given = new List<KeyValuePair<string, string?>>();
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                rest.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 && (i + 1 == arguments.Count || arguments[i + 1].StartsWith('-')))
            {
                throw new OperatorException($"The option \"{argument}\" has no value. Write {argument}=VALUE.", ExitCode.Misused);
            }

            given.Add(equals < 0
                ? new(argument[2..], arguments[++i])
                : new(argument[2..equals], argument[(equals + 1)..]));
        }

        return (given, rest);
    }
}
