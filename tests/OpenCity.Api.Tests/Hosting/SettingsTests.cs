using OpenCity.Api.Hosting;
using OpenCity.Tests;

namespace OpenCity.Api.Tests.Hosting;

public sealed class SettingsTests
{
    public static TheoryData<string, string> WrongValues => new()
    {
        { "Data:Folder", "" },
        { "Schema:Folder", " " },
        { "Sources:Folder", "" },
        { "Demo:Enabled", "yes" },
        { "City:TimeZone", "Asia/Nowhere" },
        { "Limits:RequestSeconds", "0" },
        { "Limits:RequestSeconds", "ten" },
        { "Limits:StatementSeconds", "601" },
        { "Limits:BodyBytes", "1023" },
        { "Limits:DocumentBytes", "1.5" },
        { "Limits:ConcurrentRequests", "-1" },
        { "Limits:WaitingRequests", "99999999999999999999" },
        { "Cursors:Key", "c2hvcnQ=" },
        { "Cursors:Key", "not base64" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_told_with_its_key_and_what_to_write(string key, string value)
    {
        var problem = Assert.Throws<OperatorException>(() => Read((key, value)));

        Assert.Equal(ExitCode.Misused, problem.ExitCode);
        Assert.Contains($"\"OpenCity:{key}\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("expects", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_option_has_a_wrong_value_in_the_tests() =>
        Assert.Equal(SettingTable.All.Select(setting => setting.Key).Order(), WrongValues.Select(row => row.Data.Item1).Distinct().Order());

    [Theory]
    [InlineData("Data:Foldr", "Did you mean \"OpenCity:Data:Folder\"?")]
    [InlineData("limits:concurrentrequest", "Did you mean \"OpenCity:Limits:ConcurrentRequests\"?")]
    [InlineData("Nothing:At:All", "Known are OpenCity:Data:Folder,")]
    [InlineData("Data:Folder:Deep", "has one value")]
    public void An_unknown_key_is_refused_with_a_near_one(string key, string remedy)
    {
        var problem = Assert.Throws<OperatorException>(() => Read((key, "1")));

        Assert.Contains(remedy, problem.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var problem = Assert.Throws<OperatorException>(() => Read(("Demo:Enabled", "maybe"), ("Limits:BodyBytes", "x"), ("Typo", "1")));

        Assert.Equal(3, problem.Message.Split('\n').Length);
    }

    [Fact]
    public void A_secret_is_not_told()
    {
        var problem = Assert.Throws<OperatorException>(() => Read(("Cursors:Key", "almost-a-secret")));

        Assert.DoesNotContain("almost-a-secret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_options_the_defaults_hold()
    {
        var settings = Read();

        Assert.Equal(Path.Combine(Directory.GetCurrentDirectory(), "opencity-data"), settings.DataFolder);
        Assert.Equal((10, 8), (settings.RequestTime.TotalSeconds, settings.StatementTime.TotalSeconds));
        Assert.Equal((262_144, 16_384, 64, 64), (settings.BodyBytes, settings.DocumentBytes, settings.ConcurrentRequests, settings.WaitingRequests));
        Assert.Equal("Asia/Seoul", settings.TimeZone.Id);
        Assert.True(settings.DemoEnabled);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        // No other test reads this option's default.
        Environment.SetEnvironmentVariable("OpenCity__Schema__Folder", "/from/environment");
        try
        {
            Assert.Equal("/from/environment", Read().SchemaFolder);
            Assert.Equal("/from/line", Read(("Schema:Folder", "/from/line")).SchemaFolder);
        }
        finally
        {
            Environment.SetEnvironmentVariable("OpenCity__Schema__Folder", null);
        }
    }

    [Fact]
    public void The_documentation_has_every_option_and_no_other()
    {
        var rows = File.ReadAllLines(Repository.PathOf("docs", "configuration.md"))
            .Where(line => line.StartsWith("| `OpenCity:", StringComparison.Ordinal));

        Assert.Equal(SettingTable.All.Select(Row), rows);
    }

    private static string Row(Setting setting) => $"| `{setting.FullKey}` | {setting.Default} | {setting.Expected} | {setting.Meaning} |";

    private static Settings Read(params (string Key, string Value)[] options) =>
        SettingsReader.Read(SettingsReader.Configure(options.Select(option => new KeyValuePair<string, string?>("OpenCity:" + option.Key, option.Value))));
}
