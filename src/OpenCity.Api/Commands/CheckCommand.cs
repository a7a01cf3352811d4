using System.CommandLine;
using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary><c>check</c>.</summary>
internal static class CheckCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command(
            "check",
            "Checks options, SDL, labels and mappings without touching a database. Tells every mistake as file:line:column with what to do, and ends with 1 where there are any.");
        command.SetAction(result => Run(context));
        return command;
    }

    private static int Run(CommandContext context)
    {
        var settings = context.ReadSettings();
        var files = CityFiles.Read(settings);
        foreach (var misfit in files.LeftOut)
        {
            context.Output.WriteLine(misfit);
        }

        context.Output.WriteLine(
            $"No mistakes: {files.City.Datasets.Length} datasets with {files.City.RecordTypes.Length} record types in \"{CityFiles.Shown(settings.SchemaFolder)}\", "
            + $"{files.Sources.Length} mappings in \"{CityFiles.Shown(settings.SourcesFolder)}\".");
        return ExitCode.Done;
    }
}
