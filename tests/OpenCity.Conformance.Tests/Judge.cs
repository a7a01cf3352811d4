using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>The comparison with graphql-js, with the program that judges documents by the engine as it was built.</summary>
internal static class Judge
{
    /// <summary>Documents in the catalogue.</summary>
    public const int Catalogued = 1184;

    /// <summary>The script and how it starts the program.</summary>
    public static string[] Script { get; } = ["differential.mjs", "--judge", $"dotnet {Program}"];

    private static string Program => Repository.PathOf(
        "tests", "OpenCity.Verdict", "bin", Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/', '\\'))!.Name, "net10.0", "OpenCity.Verdict.dll");
}
