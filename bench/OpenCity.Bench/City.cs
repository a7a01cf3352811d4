namespace OpenCity.Bench;

/// <summary>The server as a city runs it, with the defaults, on an empty folder.</summary>
internal static class City
{
    internal const string Address = "http://127.0.0.1:5191";

    /// <summary>The program that is measured.</summary>
    internal static string Program => Path.GetFullPath(
        Environment.GetEnvironmentVariable("OPENCITY_API") ?? "src/OpenCity.Api/bin/Release/net10.0/OpenCity.Api.dll");

    internal static async Task<Server> StartAsync(HttpClient client, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var server = new Server("dotnet", [Program, "--urls", Address], folder, environment);
        await Server.WaitAsync(client, Address + "/healthz/ready", TimeSpan.FromSeconds(120));
        return server;
    }
}
