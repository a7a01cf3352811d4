using System.CommandLine;
using System.CommandLine.Help;
using OpenCity.Api.Hosting;
using OpenCity.Data.Import;
using OpenCity.Data.Providers;
using OpenCity.GraphQL.Types;

namespace OpenCity.Api.Commands;

/// <summary>The program's commands. Whatever is expected to go wrong ends with one message and a code, never with a stack.</summary>
internal static class OpenCityCommand
{
    /// <summary>Runs a command line; what it gives is the program's exit code.</summary>
    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var (given, rest) = ProgramOptions.Split(arguments);
            return await InvokeAsync(rest, new CommandContext(output, error, given, TimeProvider.System), cancellationToken);
        }
        catch (OperatorException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is DatabaseException or ImportException)
        {
            await error.WriteLineAsync(problem.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before it was done. Nothing was changed.");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>All commands.</summary>
    internal static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand(
            $"""
            OpenCity publishes a city's datasets as one GraphQL API. Without a command it serves.

            Every option of docs/configuration.md can be given to every command, for example
              --{SettingTable.DataFolder.FullKey}=/var/lib/opencity    {SettingTable.DataFolder.Meaning}
              --{SettingTable.SchemaFolder.FullKey}=/etc/opencity/graphql  {SettingTable.SchemaFolder.Meaning}
            or by the environment ({SettingTable.DataFolder.Variable}) or by appsettings.json beside the program.

            It ends with 0 when done, 1 when something failed, 2 when the command line or an option is wrong.
            """);
        ServeCommand.Attach(root, context);
        root.Subcommands.Add(ServeCommand.Create(context));
        root.Subcommands.Add(CheckCommand.Create(context));
        root.Subcommands.Add(MigrateCommand.Create(context));
        root.Subcommands.Add(ImportCommand.Create(context));
        root.Subcommands.Add(SchemaCommand.Create(context));
        root.Subcommands.Add(LimitsCommand.Create(context));
        root.Subcommands.Add(VersionCommand.Create(context));
        return root;
    }

    private static async Task<int> InvokeAsync(List<string> arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var root = Create(context);
        var result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0 && result.Action is not HelpAction)
        {
            throw new OperatorException(Explain(result, root), ExitCode.Misused);
        }

        // The host and the commands listen for signals themselves.
        var configuration = new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await result.InvokeAsync(configuration, cancellationToken);
    }

    private static string Explain(ParseResult result, RootCommand root)
    {
        var command = result.CommandResult.Command;
        var lines = result.Errors.Select(error => error.Message).Distinct().ToList();
        if (result.UnmatchedTokens is [var token, ..])
        {
            var known = token.StartsWith('-')
                ? command.Options.Select(option => option.Name)
                : command.Subcommands.Select(subcommand => subcommand.Name);
            lines = [$"\"{token}\" is no command, option or argument here. {NearName.Remedy(token, known, "")}".TrimEnd()];
        }

        var name = command == root ? "" : command.Name + " ";
        return string.Join('\n', lines) + $"\nTell more: {name}--help";
    }
}
