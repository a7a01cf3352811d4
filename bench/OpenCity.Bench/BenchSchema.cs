namespace OpenCity.Bench;

/// <summary>What the benchmark's city is made of: the platform's files as they are, and the one dataset of <c>bench/city</c>.</summary>
internal static class BenchSchema
{
    /// <summary>Copies it to a schema folder.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder; what has been there is replaced.</param>
    internal static void CopyTo(string repository, string folder)
    {
        var datasets = Directory.CreateDirectory(Path.Combine(folder, "datasets")).FullName;
        foreach (var file in new[] { "directives.graphql", "types.graphql", "query.graphql" })
        {
            File.Copy(Path.Combine(repository, "graphql", file), Path.Combine(folder, file), overwrite: true);
        }

        File.Copy(Path.Combine(repository, "bench/city/bench.graphql"), Path.Combine(datasets, "bench.graphql"), overwrite: true);
    }
}
