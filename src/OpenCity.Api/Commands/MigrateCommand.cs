using System.CommandLine;
using OpenCity.Api.Hosting;
using OpenCity.Data.Migration;

namespace OpenCity.Api.Commands;

/// <summary><c>migrate</c>.</summary>
internal static class MigrateCommand
{
    internal static Command Create(CommandContext context)
    {
        var script = new Option<bool>("--script") { Description = "Only print the SQL that would be executed." };
        var plan = new Option<bool>("--plan") { Description = "Only tell the changes in words, also those that are refused." };
        var command = new Command(
            "migrate",
            "Brings the tables to what the SDL asks for, in one transaction. It makes types, nullable fields and indexes; other changes are refused, with the reason.")
        {
            script, plan,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(script) && result.GetValue(plan))
            {
                result.AddError("Give --script or --plan, not both.");
            }
        });
        command.SetAction((result, cancellationToken) => RunAsync(context, result.GetValue(script), result.GetValue(plan), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool script, bool plan, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(cancellationToken);
        var settings = context.ReadSettings();
        var files = CityFiles.Read(settings);
        using var database = CityService.OpenDatabase(settings, context.Clock);
        var migrator = new Migrator(database, files.Tables, files.Sdl, context.Clock);
        if (script)
        {
            await context.Output.WriteAsync(await migrator.ScriptAsync(interruption.Token));
            return ExitCode.Done;
        }

        if (plan)
        {
            return Tell(context, await migrator.PlanAsync(interruption.Token), "would be");
        }

        return Tell(context, await migrator.ApplyAsync(interruption.Token), "were");
    }

    private static int Tell(CommandContext context, MigrationPlan plan, string tense)
    {
        foreach (var step in plan.Steps)
        {
            context.Output.WriteLine(step);
        }

        foreach (var refusal in plan.Refusals)
        {
            context.Error.WriteLine(refusal);
        }

        context.Output.WriteLine(plan.Steps.IsEmpty && plan.Refusals.IsEmpty
            ? "The tables are as the SDL asks for: nothing to do."
            : $"{plan.Steps.Length} changes {tense} made.");
        return plan.Refusals.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }
}
