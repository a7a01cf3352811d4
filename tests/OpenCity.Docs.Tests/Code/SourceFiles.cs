using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Code;

/// <summary>The C# files of <c>src/</c>, without what builds make.</summary>
internal static class SourceFiles
{
    /// <summary>Path from the root of the repository and lines.</summary>
    public static IEnumerable<(string Name, string[] Lines)> All() =>
        from path in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !name.Split('/').Intersect(["bin", "obj"]).Any()
        select (name, File.ReadAllLines(path));
}
