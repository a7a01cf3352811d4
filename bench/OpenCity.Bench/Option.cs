using System.Globalization;

namespace OpenCity.Bench;

/// <summary>Options of the command line: a name, and a number after it.</summary>
internal static class Option
{
    internal static int Read(string[] args, string name, int fallback)
    {
        var i = Array.IndexOf(args, name);
        return i < 0 ? fallback
            : i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
                ? value
                : throw new ArgumentException($"\"{name}\" wants a whole number above 0 after it.", nameof(args));
    }

    internal static string? Text(string[] args, string name)
    {
        var i = Array.IndexOf(args, name);
        return i < 0 ? null
            : i + 1 < args.Length ? args[i + 1]
            : throw new ArgumentException($"\"{name}\" wants a value after it.", nameof(args));
    }
}
