using System.CommandLine;
using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary><c>schema</c>.</summary>
internal static class SchemaCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command("schema", "Prints the public schema as SDL: what clients see, made from the authored files.");
        command.SetAction(result =>
        {
            context.Output.Write(CityFiles.Read(context.ReadSettings()).Schema.Text);
            return ExitCode.Done;
        });
        return command;
    }
}
