namespace OpenCity.Bench;

/// <summary>The server as a city runs it, with the defaults, on an empty folder.</summary>
internal static class City
{
    internal const string Address = "http://127.0.0.1:5191";

    internal static async Task<Server> StartAsync(HttpClient client, string folder)
    {
        var api = Environment.GetEnvironmentVariable("OPENCITY_API") ?? "src/OpenCity.Api/bin/Release/net10.0/OpenCity.Api.dll";
        var server = new Server("dotnet", [Path.GetFullPath(api), "--urls", Address], folder);
        await Server.WaitAsync(client, Address + "/healthz/ready", TimeSpan.FromSeconds(120));
        return server;
    }
}
