using OpenCity.Api.Hosting;

namespace OpenCity.Api.Tests.Hosting;

public sealed class CursorKeyTests
{
    [Fact]
    public void The_key_is_made_once_and_only_its_owner_reads_it()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings(folder);

        var first = CursorKey.Get(settings);

        Assert.Equal(32, first.Length);
        Assert.Equal(first, CursorKey.Get(settings));
        Assert.Equal(["cursors.key"], Directory.EnumerateFiles(settings.DataFolder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(settings.DataFolder, "cursors.key")));
        }
    }

    [Fact]
    public void A_key_that_is_given_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();

        Assert.Equal(key, CursorKey.Get(Settings(folder) with { CursorsKey = key }));
        Assert.False(Directory.Exists(folder.PathOf("data")));
    }

    [Fact]
    public void A_damaged_key_is_told_with_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("data/cursors.key", "AAAA\n");

        var problem = Assert.Throws<OperatorException>(() => CursorKey.Get(Settings(folder)));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    private static Settings Settings(TemporaryFolder folder) =>
        SettingsReader.Read(SettingsReader.Configure([new("OpenCity:Data:Folder", folder.PathOf("data"))]));
}
