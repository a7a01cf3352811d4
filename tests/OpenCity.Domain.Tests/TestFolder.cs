using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests;

/// <summary>An SDL folder of a test: the platform's real files, and datasets and labels as the test writes them.</summary>
internal sealed class TestFolder : IDisposable
{
    private TestFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Files by their path in the folder; a null text leaves the platform's file of that name out.</summary>
    public static TestFolder With(params (string Name, string? Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("opencity-sdl-").FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "datasets"));
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "labels"));
        foreach (var name in (string[])["directives.graphql", "types.graphql", "query.graphql"])
        {
            File.Copy(Repository.PathOf("graphql", name), System.IO.Path.Combine(folder, name));
        }

        foreach (var (name, text) in files)
        {
            var path = System.IO.Path.Combine(folder, name);
            if (text is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, text);
            }
        }

        return new TestFolder(folder);
    }

    /// <summary>The city of the files; the test fails where there is none.</summary>
    public static City City(params (string Name, string? Text)[] files)
    {
        using var folder = With(files);
        var result = CityReader.Read(folder.Path);
        return result.City ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
