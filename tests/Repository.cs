using System.Runtime.CompilerServices;

namespace OpenCity.Tests;

/// <summary>Where the tests find the repository's own files and, where it stands beside it, the shared real data.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of real files beside the repository; it may be missing.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A real file as published; the test is skipped, visibly, where the folder is missing.</summary>
    public static string RealFile(string relative)
    {
        var path = Path.Combine(Shared, "data", relative);
        Xunit.Assert.SkipUnless(Directory.Exists(Shared), "the folder 'shared' with the real files is not beside the repository");
        return path;
    }

    private static string FindRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
