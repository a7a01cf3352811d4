using OpenCity.Data.Demo;

namespace OpenCity.Api.Hosting;

/// <summary>Fills an empty database at the first start.</summary>
internal static class Preparation
{
    /// <summary>Writes the seeds and, where it is wanted, the demonstration; what has records already is left alone.</summary>
    internal static async Task FillAsync(CityService city, Readiness readiness, TimeProvider clock, CancellationToken cancellationToken)
    {
        readiness.WaitFor("the first records are being written.");
        await new DemoSeeder(city.Files.Tables, city.Database, clock).SeedAsync(city.Files.Demo, cancellationToken);
    }
}
