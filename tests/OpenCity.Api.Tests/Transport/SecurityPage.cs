using OpenCity.Tests;

namespace OpenCity.Api.Tests.Transport;

/// <summary>The tables of <c>docs/security.md</c>.</summary>
internal static class SecurityPage
{
    /// <summary>The rows between two headings: the first cell, and the others with a space between them.</summary>
    internal static Dictionary<string, string> Rows(string heading, string next)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "security.md"));
        var part = page[page.IndexOf("## " + heading, StringComparison.Ordinal)..page.IndexOf("## " + next, StringComparison.Ordinal)];
        return part.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => cells[0] is not ("probe" or "---"))
            .ToDictionary(cells => cells[0], cells => string.Join(' ', cells[1..]).Replace("`", "", StringComparison.Ordinal));
    }
}
