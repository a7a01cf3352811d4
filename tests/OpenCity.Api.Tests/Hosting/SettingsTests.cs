using System.Globalization;
using OpenCity.Api.Hosting;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;
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
        { "Limits:Tokens", "-1" },
        { "Limits:Nesting", "-1" },
        { "Limits:IntrospectionLists", "-1" },
        { "Limits:IntrospectionDepth", "-1" },
        { "Limits:FragmentVisits", "-1" },
        { "Limits:MergeComparisons", "-1" },
        { "Limits:VariableDepth", "-1" },
        { "Limits:VariableItems", "-1" },
        { "Limits:Errors", "-1" },
        { "Limits:ErrorPlaces", "-1" },
        { "Limits:PageDefault", "-1" },
        { "Limits:PageMax", "-1" },
        { "Limits:NodeIds", "-1" },
        { "Limits:ExactCount", "0" },
        { "Limits:NearMetres", "0.5" },
        { "Limits:Groups", "1001" },
        { "Limits:Nodes", "-1" },
        { "Limits:ResponseBytes", "-1" },
        { "Limits:PageMax", "1001" },
        { "Limits:Depth", "x" },
        { "Limits:Aliases", "x" },
        { "Limits:FieldsInSet", "x" },
        { "Limits:Fields", "x" },
        { "Limits:DirectivesInPlace", "x" },
        { "Limits:Directives", "x" },
        { "Limits:ErrorBytes", "x" },
        { "Limits:Cost", "x" },
        { "Limits:ConcurrentRequests", "-1" },
        { "Limits:WaitingRequests", "99999999999999999999" },
        { "Limits:SocketInitSeconds", "0" },
        { "Limits:SocketPingSeconds", "601" },
        { "Limits:SocketIdleSeconds", "0" },
        { "Limits:SocketStallSeconds", "0" },
        { "Limits:SocketMessageBytes", "1023" },
        { "Limits:SocketMessagesPerSecond", "0" },
        { "Limits:SocketOperations", "1001" },
        { "Limits:SocketsPerAddress", "0" },
        { "Limits:Sockets", "0" },
        { "Limits:SocketQueueMessages", "0" },
        { "Limits:SocketQueueBytes", "many" },
        { "Database:Provider", "Oracle" },
        { "Database:ConnectionString", "Host=localhost;Database=city" },
        { "Documents:TrustedOnly", "yes" },
        { "Batching:Enabled", "8" },
        { "Limits:Batch", "101" },
        { "Limits:TrustedDocumentBytes", "255" },
        { "Limits:PersistedBytes", "-1" },
        { "Cors:Origins", "" },
        { "Cors:Origins", "map.example" },
        { "Cors:Origins", "* https://map.example" },
        { "Cors:Origins", "https://map.example/" },
        { "Cors:Origins", "https://map.example:443" },
        { "Cors:Origins", "https://me@map.example" },
        { "Cors:Origins", "https://Map.example" },
        { "Cors:Origins", "ftp://map.example" },
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
    [InlineData("Weather:Of:Tomorrow", "Known are OpenCity:Data:Folder,")]
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

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("", "names no Host")]
    [InlineData("Host=h;Database=d;Password=hush;Colour=red", "cannot be read")]
    [InlineData("hush", "cannot be read")]
    public void PostgreSQL_needs_a_connection_string_and_a_wrong_one_is_not_told(string? connection, string expected)
    {
        (string, string)[] options = connection is null
            ? [("Database:Provider", "PostgreSql")]
            : [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", connection)];
        var problem = Assert.Throws<OperatorException>(() => Read(options));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"OpenCity:Database:ConnectionString\"", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_stands_in_no_text_of_the_settings()
    {
        var settings = Read(("Database:Provider", "postgresql"), ("Database:ConnectionString", "Host=h;Database=d;Password=hush"));

        Assert.Equal(settings.StatementTime, settings.PostgreSql!.StatementTimeout);
        Assert.DoesNotContain("hush", settings.ToString(), StringComparison.Ordinal);
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
    public void A_default_page_larger_than_any_page_is_refused()
    {
        var problem = Assert.Throws<OperatorException>(() => Read(("Limits:PageMax", "10")));

        Assert.Equal(
            "The option \"OpenCity:Limits:PageDefault\" is 20, but a page has at most 10 records by \"OpenCity:Limits:PageMax\". Lower the first or raise the second.",
            problem.Message);
    }

    [Fact]
    public void Without_options_the_limits_are_those_of_the_engine_and_of_the_reads()
    {
        Assert.Equal(EngineLimits.Default, Read().Limits);
        Assert.Equal(new ReadLimits(), Read().Reads);
    }

    [Fact]
    public void Each_option_of_a_limit_changes_what_is_in_force()
    {
        var standard = Read();
        Assert.Equal(standard, Read() with { LimitsInForce = standard.LimitsInForce });
        foreach (var limit in SettingTable.All.Where(setting => setting.IsLimit))
        {
            var value = (int.Parse(limit.Default, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            var settings = Read((limit.Key, value));

            Assert.NotEqual(standard, settings with { LimitsInForce = standard.LimitsInForce });
            Assert.Contains((limit, value), settings.LimitsInForce);
        }
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
        var path = Repository.PathOf("docs", "configuration.md");
        var lines = File.ReadAllLines(path).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            var first = lines.FindIndex(IsRow);
            lines.RemoveAll(IsRow);
            lines.InsertRange(first, SettingTable.All.Select(Row));
            File.WriteAllLines(path, lines);
            return;
        }

        Assert.Equal(SettingTable.All.Select(Row), lines.Where(IsRow));
    }

    private static bool IsRow(string line) => line.StartsWith("| `OpenCity:", StringComparison.Ordinal);

    private static string Row(Setting setting) =>
        $"| `{setting.FullKey}` | {setting.Default} | {setting.Expected} | {setting.Meaning}{(setting.Code is null ? "" : $" Beyond it `{setting.Code}`.")} |";

    private static Settings Read(params (string Key, string Value)[] options) =>
        SettingsReader.Read(SettingsReader.Configure(options.Select(option => new KeyValuePair<string, string?>("OpenCity:" + option.Key, option.Value))));
}
