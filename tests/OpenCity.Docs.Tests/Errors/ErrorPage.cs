using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenCity.Docs.Tests.Pages;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Errors;

/// <summary>A row of a table of <c>docs/errors.md</c>.</summary>
internal sealed record ErrorRow(string Heading, string Code, string When, string Example, string Remedy, int Line);

/// <summary>The codes as the page tells them and as the source declares them.</summary>
internal static partial class ErrorPage
{
    /// <summary>Headings of the page that hold no codes.</summary>
    private static readonly ImmutableArray<string> Others = ["The form of an error", "HTTP status"];

    public static Page Open() => Page.Of("docs", "errors.md");

    public static ImmutableArray<string> Headings(Page page) => [.. page.Headings(2).Except(Others)];

    public static ImmutableArray<ErrorRow> Rows(Page page)
    {
        var rows = ImmutableArray.CreateBuilder<ErrorRow>();
        var heading = "";
        foreach (var (text, line) in page.Prose())
        {
            if (text.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = text[3..];
            }
            else if (text.StartsWith("| `", StringComparison.Ordinal) && !Others.Contains(heading))
            {
                var cells = text.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray();
                Assert.True(cells.Length == 4, $"docs/errors.md:{line}: a row has four cells: code, when, example, what to do.");
                rows.Add(new ErrorRow(heading, cells[0].Trim('`'), cells[1], cells[2], cells[3], line));
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>Headings and codes of <c>ErrorCodes.cs</c>, in its order.</summary>
    public static ImmutableArray<(string Heading, string Code)> Declared()
    {
        var declared = ImmutableArray.CreateBuilder<(string, string)>();
        var heading = "";
        foreach (var line in File.ReadLines(Repository.PathOf("src", "OpenCity.GraphQL", "ErrorCodes.cs")))
        {
            if (HeadingComment().Match(line) is { Success: true } comment)
            {
                heading = comment.Groups["heading"].Value;
                declared.Add((heading, ""));
            }
            else if (Constant().Match(line) is { Success: true } constant)
            {
                declared.Add((heading, constant.Groups["code"].Value));
            }
        }

        return declared.ToImmutable();
    }

    [GeneratedRegex("^    // (?<heading>\\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingComment();

    [GeneratedRegex("const string \\w+ = \"(?<code>\\w+)\";", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();
}
