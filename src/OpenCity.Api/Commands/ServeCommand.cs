using System.CommandLine;
using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary><c>serve</c>, also what happens without a command.</summary>
internal static class ServeCommand
{
    private const string Variable = "ASPNETCORE_URLS";

    internal static Command Create(CommandContext context)
    {
        var command = new Command(
            "serve",
            "Serves. Makes or migrates the database, listens, and at the first start fills it with synthetic records. Ctrl+C or SIGTERM end it.");
        Attach(command, context);
        return command;
    }

    /// <summary>Makes a command serve.</summary>
    internal static void Attach(Command command, CommandContext context)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Where to listen, several with \";\" between them. Without it the environment's {Variable}, then {ListenAddresses.Default}.",
            HelpName = "ADDRESSES",
        };
        command.Options.Add(urls);
        command.SetAction((result, cancellationToken) => RunAsync(context, result.GetValue(urls), cancellationToken));
    }

    private static async Task<int> RunAsync(CommandContext context, string? urls, CancellationToken cancellationToken)
    {
        var configuration = context.Configure();
        var settings = SettingsReader.Read(configuration);
        var addresses = ListenAddresses.Parse(urls ?? configuration[Variable] ?? ListenAddresses.Default);
        var files = CityFiles.Read(settings);
        foreach (var misfit in files.LeftOut)
        {
            await context.Error.WriteLineAsync(misfit);
        }

        using var city = new CityService(files, settings, context.Clock);
        await using var server = await CityServer.StartAsync(city, configuration, addresses, context.Clock, cancellationToken);
        await server.RunAsync(context.Output);
        return ExitCode.Done;
    }
}
