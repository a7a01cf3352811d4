using System.Runtime.CompilerServices;

namespace OpenCity.Fuzz;

/// <summary>Where the repository is.</summary>
internal static class Place
{
    internal static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
