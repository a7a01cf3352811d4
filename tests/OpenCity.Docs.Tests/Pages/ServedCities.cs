using OpenCity.Docs.Tests.Pages;
using OpenCity.Tests;

[assembly: AssemblyFixture(typeof(ServedCities))]

namespace OpenCity.Docs.Tests.Pages;

/// <summary>The cities that the pages' answers come from, made when the first test asks.</summary>
public sealed class ServedCities : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, ServedCity> _cities = [];

    /// <summary>The repository's city after its first start; or, further, after README's import of the sample.</summary>
    internal async Task<ServedCity> GetAsync(bool sampleImported)
    {
        await _one.WaitAsync(ServedCity.Token);
        try
        {
            var name = sampleImported ? "sample" : "start";
            if (!_cities.TryGetValue(name, out var city))
            {
                city = new ServedCity(Repository.PathOf("graphql"));
                _cities.Add(name, city);
                await city.MigrateAsync();
                await city.SeedAsync(Repository.PathOf("sources"));
                if (sampleImported)
                {
                    await city.ImportAsync(Repository.PathOf("sources", "air-sample.json"), Repository.PathOf("samples", "air.csv"));
                }
            }

            return city;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        foreach (var city in _cities.Values)
        {
            city.Dispose();
        }

        _one.Dispose();
    }
}
