using System.CommandLine;
using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary><c>version</c>.</summary>
internal static class VersionCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command("version", "Prints the version.");
        command.SetAction(result =>
        {
            context.Output.WriteLine(CityService.Version);
            return ExitCode.Done;
        });
        return command;
    }
}
