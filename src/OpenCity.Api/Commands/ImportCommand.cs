using System.CommandLine;
using System.Globalization;
using OpenCity.Api.Hosting;
using OpenCity.Data.Demo;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Migration;

namespace OpenCity.Api.Commands;

/// <summary><c>import</c>.</summary>
internal static class ImportCommand
{
    internal static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The published file, as it was downloaded." };
        var source = new Option<string>("--source")
        {
            Description = "The mapping that says how the file becomes records: a path, or the name of one in the folder of sources (air-hourly.json).",
            HelpName = "MAPPING",
            Required = true,
        };
        var allowRemovals = new Option<bool>("--allow-removals")
        {
            Description = "Lets a snapshot take away more than half of what the last one brought; without it such a file is refused as cut off.",
        };
        var command = new Command(
            "import",
            "Imports a file, all of it or nothing. Tells how many rows were inserted, updated, unchanged, filtered out, duplicate and quarantined; rows that are quarantined are no failure.")
        {
            file, source, allowRemovals,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            context,
            result.GetRequiredValue(file),
            result.GetRequiredValue(source),
            new ImportOptions { AllowShrink = result.GetValue(allowRemovals) },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, string file, string source, ImportOptions options, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(cancellationToken);
        var settings = context.ReadSettings();
        var files = CityFiles.Read(settings);
        var read = SourceReader.Read(files.Tables, FindMapping(source, settings));
        var mapping = read.Mapping ?? throw CityFiles.Mistakes(read.Diagnostics);
        using var database = CityService.OpenDatabase(settings, context.Clock);
        await new Migrator(database, files.Tables, files.Sdl, context.Clock).ApplyAsync(interruption.Token);
        // The seeds: what rows refer to, where the import comes before the first start.
        await new DemoSeeder(files.Tables, database, context.Clock).SeedAsync(files.Demo.WithoutSynthetic(), interruption.Token);
        var importer = new Importer(files.Tables, database, context.Clock);
        var summary = await importer.ImportAsync(mapping, file, options, new ProgressLines(context), interruption.Token);
        await context.Output.WriteLineAsync(summary.ToString());
        return ExitCode.Done;
    }

    // A mapping is a path; "sources/x.json" also means the one that travels with the program.
    private static string FindMapping(string source, Settings settings)
    {
        if (File.Exists(source))
        {
            return source;
        }

        var inFolder = Path.Combine(settings.SourcesFolder, Path.GetFileName(source));
        return File.Exists(inFolder)
            ? CityFiles.Shown(inFolder)
            : throw new OperatorException(
                $"There is no mapping \"{source}\", nor one of its name in \"{CityFiles.Shown(settings.SourcesFolder)}\". Name one of: "
                + string.Join(", ", Directory.EnumerateFiles(settings.SourcesFolder, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal)) + ".");
    }

    /// <summary>A line of progress at most every two seconds.</summary>
    private sealed class ProgressLines(CommandContext context) : IProgress<ImportProgress>
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

        private long _last = context.Clock.GetTimestamp();

        public void Report(ImportProgress value)
        {
            if (context.Clock.GetElapsedTime(_last) < Every)
            {
                return;
            }

            _last = context.Clock.GetTimestamp();
            var part = value.TotalBytes > 0 ? 100.0 * value.Bytes / value.TotalBytes : 100;
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Phase}: {value.Rows:N0} rows, {part:0} %"));
        }
    }
}
