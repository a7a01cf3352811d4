using OpenCity.Api.Hosting;
using OpenCity.TestServer;

// The city's server with the schema of a clock in place of the city's, for clients that are not written in C#:
//   OpenCity.TestServer URL DATA-FOLDER
var configuration = SettingsReader.Configure(
[
    new("OpenCity:Data:Folder", args[1]), new("OpenCity:Demo:Enabled", "false"), new("OpenCity:Limits:SocketPingSeconds", "1"),
    new("OpenCity:Batching:Enabled", "true"),
]);
var settings = SettingsReader.Read(configuration);
var clock = new ClockSchema(TimeProvider.System);
using var city = new CityService(CityFiles.Read(settings), settings, TimeProvider.System)
{
    Executor = clock.Requests,
    Subscriptions = clock.Subscriptions,
};
await using var server = await CityServer.StartAsync(city, configuration, [args[0]], TimeProvider.System, CancellationToken.None);
await server.Ready;
await Console.Out.WriteLineAsync("ready " + server.Addresses.First());
await server.RunAsync(TextWriter.Null);
