using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>Links between the pages, and from them to files, lead somewhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All().Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_finds_it(string name)
    {
        var page = Page.Of(name.Split('/'));
        var broken = page.Links().Where(link => !IsElsewhere(link.Target) && !Resolves(page, link.Target));
        Assert.Empty(broken.Select(link => $"{name}:{link.Line}: {link.Target}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_names_a_path_of_a_machine(string name)
    {
        var page = Page.Of(name.Split('/'));
        string[] folders = ["work", "root", "tmp", "home"];
        Assert.All(folders, folder => Assert.DoesNotContain($"/{folder}/", page.Text, StringComparison.Ordinal));
    }

    private static bool IsElsewhere(string target) =>
        target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("http://", StringComparison.Ordinal);

    private static bool Resolves(Page page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0]));
        if (!path.StartsWith(Repository.Root, StringComparison.Ordinal) || (!File.Exists(path) && !Directory.Exists(path)))
        {
            return false;
        }

        return parts.Length == 1 || Anchors(path).Contains(parts[1]);
    }

    // As GitHub makes them: lower case, spaces to hyphens, other signs away.
    private static IEnumerable<string> Anchors(string path)
    {
        var page = Page.Of(Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar));
        return Enumerable.Range(1, 4).SelectMany(level => page.Headings(level)).Select(heading => string.Concat(
            heading.ToLowerInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_').Select(sign => sign == ' ' ? '-' : sign)));
    }
}
