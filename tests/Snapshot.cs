using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenCity.Tests;

/// <summary>
/// Compares a long text with the approved one in <c>__snapshots__</c> beside the test. A missing one fails;
/// <c>UPDATE_SNAPSHOTS=1</c> writes it, and the difference is reviewed like code.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Match(
        object? value, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var actual = (value as string ?? JsonSerializer.Serialize(value, Options)).ReplaceLineEndings("\n");
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "__snapshots__");
        var fileName = $"{Path.GetFileNameWithoutExtension(file)}.{test}{(name is null ? "" : "_" + name)}.snap";
        var path = Path.Combine(folder, fileName);

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, actual);
            return;
        }

        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == actual)
        {
            return;
        }

        var mismatch = Path.Combine(folder, "__mismatch__");
        Directory.CreateDirectory(mismatch);
        File.WriteAllText(Path.Combine(mismatch, fileName), actual);
        Assert.Fail(File.Exists(path)
            ? $"Differs from {fileName}; the new text is in __snapshots__/__mismatch__."
            : $"No snapshot {fileName}; review the text in __snapshots__/__mismatch__ and run with UPDATE_SNAPSHOTS=1.");
    }
}
