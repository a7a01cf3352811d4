using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>A fenced block of a page: <c>```language note</c>.</summary>
/// <param name="Language">First word behind the fence, or empty.</param>
/// <param name="Note">What stands behind it: a file's path in a worked example.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Line">Line of the opening fence, from 1.</param>
/// <param name="End">Line of the closing fence, from 1.</param>
internal sealed record Block(string Language, string Note, string Text, int Line, int End);

/// <summary>A page of <c>docs/</c>, or one of the pages at the root of the repository.</summary>
internal sealed partial class Page
{
    private readonly string[] _lines;

    private Page(string path)
    {
        Path = path;
        Name = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        _lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        Blocks = ReadBlocks();
    }

    public string Path { get; }

    /// <summary>Path from the root of the repository.</summary>
    public string Name { get; }

    public string Text => string.Join('\n', _lines);

    public ImmutableArray<Block> Blocks { get; }

    /// <summary>All pages: <c>README.md</c>, <c>CHANGELOG.md</c> and everything in <c>docs/</c>.</summary>
    public static ImmutableArray<Page> All() =>
    [
        .. ((string[])["README.md", "CHANGELOG.md"]).Select(name => Repository.PathOf(name)).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal).Select(path => new Page(path)),
    ];

    public static Page Of(params string[] parts) => new(Repository.PathOf(parts));

    /// <summary>The headings of a level, as they stand.</summary>
    public ImmutableArray<string> Headings(int level)
    {
        var sign = new string('#', level) + " ";
        return [.. Prose().Where(line => line.Text.StartsWith(sign, StringComparison.Ordinal)).Select(line => line.Text[sign.Length..])];
    }

    /// <summary>The lines below a heading of the second level, up to the next one.</summary>
    public ImmutableArray<string> Section(string heading) =>
    [
        .. Prose().Select(line => line.Text).SkipWhile(line => line != "## " + heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)),
    ];

    /// <summary>Lines outside of fenced blocks, with their number from 1.</summary>
    public IEnumerable<(string Text, int Line)> Prose()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (Blocks.FirstOrDefault(block => block.Line == i + 1) is { } block)
            {
                i = block.End - 1;
                continue;
            }

            yield return (_lines[i], i + 1);
        }
    }

    /// <summary>Addresses of links, without those in fenced blocks.</summary>
    public IEnumerable<(string Target, int Line)> Links() =>
        from line in Prose()
        from Match link in Link().Matches(InlineCode().Replace(line.Text, ""))
        select (link.Groups["target"].Value, line.Line);

    /// <summary>The block that follows another with nothing but blank lines between, or null.</summary>
    public Block? Following(Block block)
    {
        var next = Blocks.FirstOrDefault(other => other.Line > block.End);
        return next is not null && _lines[block.End..(next.Line - 1)].All(string.IsNullOrWhiteSpace) ? next : null;
    }

    /// <summary>The comment right above a block (<c>&lt;!-- ... --&gt;</c>), or null.</summary>
    public string? CommentAbove(Block block)
    {
        var line = block.Line - 2;
        while (line > 0 && _lines[line].Length == 0)
        {
            line--;
        }

        return line >= 0 && Comment().Match(_lines[line]) is { Success: true } match ? match.Groups["text"].Value : null;
    }

    /// <summary>Writes other lines between two lines, neither of which is replaced.</summary>
    public void Replace(int after, int before, string text)
    {
        string[] changed = [.. _lines[..after], .. text.TrimEnd('\n').Split('\n'), .. _lines[(before - 1)..]];
        File.WriteAllText(Path, string.Join('\n', changed));
    }

    /// <summary>Number of the line that is exactly this, from 1; 0 where there is none.</summary>
    public int LineOf(string text) => Array.IndexOf(_lines, text) + 1;

    public override string ToString() => Name;

    private ImmutableArray<Block> ReadBlocks()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var i = 0; i < _lines.Length; i++)
        {
            if (!_lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(_lines, i + 1, line => line == "```");
            Assert.True(end > 0, $"{Name}:{i + 1}: the fenced block has no end.");
            var info = _lines[i][3..].Split(' ', 2);
            blocks.Add(new Block(info[0], info.Length > 1 ? info[1] : "", string.Join('\n', _lines[(i + 1)..end]) + "\n", i + 1, end + 1));
            i = end;
        }

        return blocks.ToImmutable();
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`", RegexOptions.None, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex("^<!-- (?<text>.*) -->$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
