using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OpenCity.Api.Hosting;
using OpenCity.Tests;

namespace OpenCity.Api.Tests.Commands;

public sealed class CommandTests
{
    [Fact]
    public async Task The_version_is_printed() =>
        Assert.Equal(new CommandLine.Result(0, "0.1.0\n", ""), await CommandLine.RunAsync("version"));

    [Fact]
    public async Task The_schema_is_the_one_in_the_repository()
    {
        var result = await CommandLine.RunAsync("schema");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(File.ReadAllText(Repository.PathOf("graphql", "schema.graphql")), result.Output);
    }

    [Fact]
    public async Task Every_limit_is_printed_with_its_value_in_force_its_option_and_its_code()
    {
        var result = await CommandLine.RunAsync("limits", "--OpenCity:Limits:Tokens=77");
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(
            SettingTable.All.Where(setting => setting.IsLimit).Select(limit => limit.FullKey), lines.Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Contains(lines, line => line.StartsWith("OpenCity:Limits:Tokens ", StringComparison.Ordinal)
            && line.EndsWith("  77  TOKEN_LIMIT_EXCEEDED" + new string(' ', CodeWidth("TOKEN_LIMIT_EXCEEDED")) + "  Tokens of a document.", StringComparison.Ordinal));
    }

    private static int CodeWidth(string code) => SettingTable.All.Max(setting => setting.Code?.Length ?? 1) - code.Length;

    [Theory]
    [InlineData("--help", "serve", "check", "migrate", "import", "schema", "limits", "version", "--urls", "--OpenCity:Data:Folder", "OpenCity__Data__Folder")]
    [InlineData("import --help", "FILE", "--source", "--allow-removals", "quarantined")]
    [InlineData("migrate --help", "--script", "--plan", "refused")]
    [InlineData("check --help", "file:line:column")]
    [InlineData("serve --help", "--urls", "http://127.0.0.1:5080")]
    public async Task Help_tells_what_there_is(string arguments, params string[] words)
    {
        var result = await CommandLine.RunAsync(arguments.Split(' '));

        Assert.Equal(0, result.Code);
        Assert.All(words, word => Assert.Contains(word, result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chekc", "\"chekc\" is no command, option or argument here. Did you mean \"check\"?")]
    [InlineData("check more", "\"more\" is no command, option or argument here.")]
    [InlineData("check --fast", "\"--fast\" is no command, option or argument here.")]
    [InlineData("--url http://x", "\"--url\" is no command, option or argument here. Did you mean \"--urls\"?")]
    [InlineData("import", "Option '--source' is required.")]
    [InlineData("import a b --source c", "\"b\" is no command, option or argument here.")]
    [InlineData("migrate --script --plan", "Give --script or --plan, not both.")]
    [InlineData("check --OpenCity:Data:Folder", "The option \"--OpenCity:Data:Folder\" has no value.")]
    [InlineData("check --OpenCity:Data:Foldr=x", "Did you mean \"OpenCity:Data:Folder\"?")]
    [InlineData("serve --urls 5080", "\"5080\" is no address to listen at.")]
    public async Task What_is_asked_for_wrongly_ends_with_2(string arguments, string message)
    {
        var result = await CommandLine.RunAsync(arguments.Split(' '));

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correct_city_has_no_mistakes()
    {
        var result = await CommandLine.RunAsync("check");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.StartsWith("No mistakes: 4 datasets with ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_all_mistakes_with_their_places()
    {
        using var city = new TestCity();
        city.Write("graphql/datasets/bad.graphql", "\"A bad thing.\"\ntype Bad @dataset(name: \"bad\") {\n  \"Key.\"\n  key: ID! @kee\n}\n");
        city.Write("graphql/labels/ko.json", """{"Shrub": {"title": "관목"}}""");

        var result = await CommandLine.RunAsync(city.Options, "check");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Matches(@"(?m)^.*bad\.graphql:4:12: .*@kee", result.Error);
        Assert.Matches(@"(?m)^.*ko\.json:1:2: .*Shrub", result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_mistakes_of_mappings_and_of_the_demonstration_together()
    {
        using var city = new TestCity();
        city.Write("sources/trees.json", """{"title": "Trees", "type": "Tre", "format": "csv", "fields": {}}""");
        city.Write("sources/demo/trees.json", """{"type": "Tree", "rows": {}, "fields": {}}""");

        var result = await CommandLine.RunAsync(city.Options, "check");

        Assert.Equal(1, result.Code);
        Assert.Matches(@"(?m)^.*sources/trees\.json:1:\d+: .*""Tre"".* Did you mean ""Tree""\?", result.Error);
        Assert.Matches(@"(?m)^.*demo/trees\.json:1:\d+: ", result.Error);
    }

    [Fact]
    public async Task Mappings_of_the_program_that_do_not_fit_a_city_of_its_own_are_left_out()
    {
        using var city = new TestCity();

        var result = await CommandLine.RunAsync(city.Options.Where(option => option.Key != "Sources:Folder"), "check");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Matches(@"(?m)^Left out, as it does not fit the SDL: .*air-hourly\.json:\d+:\d+: The SDL has no record type ""AirReading""", result.Output);
        Assert.Contains("No mistakes: 1 datasets", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_tells_makes_and_then_has_nothing_to_do()
    {
        using var city = new TestCity();

        var script = await CommandLine.RunAsync(city.Options, "migrate", "--script");
        var plan = await CommandLine.RunAsync(city.Options, "migrate", "--plan");
        var first = await CommandLine.RunAsync(city.Options, "migrate");
        var second = await CommandLine.RunAsync(city.Options, "migrate");

        Assert.Contains("CREATE TABLE \"tree\"", script.Output.Replace("trees", "tree", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("would be made.\n", plan.Output, StringComparison.Ordinal);
        Assert.EndsWith("were made.\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(new CommandLine.Result(0, "The tables are as the SDL asks for: nothing to do.\n", ""), second);
    }

    [Fact]
    public async Task The_sample_is_imported_as_the_readme_says()
    {
        using var data = new TemporaryFolder();
        (string, string)[] options = [("Data:Folder", data.Path), ("Demo:Enabled", "false")];
        string[] import = ["import", Repository.PathOf("samples", "air.csv"), "--source", "sources/air-sample.json"];

        var first = await CommandLine.RunAsync(options, import);
        var second = await CommandLine.RunAsync(options, import);

        Assert.Equal(0, first.Code);
        Assert.StartsWith("read 48 = inserted 45 + duplicate 1 + quarantined 2\n", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("read 48 = unchanged 45 + duplicate 1 + quarantined 2\n", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_of_its_own_imports_and_answers_across_the_relation()
    {
        using var city = new TestCity();
        var file = city.Write("trees.csv", "number,quarter,height\n1,N,12.5\n2,S,8\n3,X,1\n");

        var result = await CommandLine.RunAsync(city.Options, "import", file, "--source", "trees.json");
        await using var server = await TestServer.StartAsync(city.Options);
        var found = await server.QueryAsync("""{ trees(where: { quarter: { name: { en: { eq: "North" } } } }) { nodes { id height quarter { name } } } }""");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("read 3 = inserted 2 + quarantined 1\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"trees":{"nodes":[{"id":"Tree:1","height":12.5,"quarter":{"name":"North"}}]}}}""", found.GetRawText());
    }

    [Theory]
    [InlineData("nowhere.csv", "trees.json", "nowhere.csv")]
    [InlineData("trees.csv", "nothing.json", "There is no mapping \"nothing.json\"")]
    public async Task An_import_of_what_is_not_there_says_what(string file, string mapping, string message)
    {
        using var city = new TestCity();
        city.Write("trees.csv", "number,quarter,height\n1,N,12.5\n");

        var result = await CommandLine.RunAsync(city.Options, "import", Path.Combine(city.Folder, file), "--source", mapping);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_with_1_and_a_remedy()
    {
        using var city = new TestCity();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        var result = await CommandLine.RunAsync(city.Options, "serve", "--urls", url);

        Assert.Equal(
            new CommandLine.Result(1, "", $"Cannot listen at \"{url}\": it is in use; stop the program that has it, or give another with --urls.\n"), result);
    }

    [Fact]
    public async Task A_file_that_is_no_database_ends_with_1_and_a_remedy()
    {
        using var city = new TestCity();
        var path = city.Write("data/opencity.db", "This is a text and not a database.\n".PadRight(5000));

        var result = await CommandLine.RunAsync(city.Options, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains($"The file \"{path}\" is damaged or is no SQLite database.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_with_1_and_a_remedy()
    {
        using var city = new TestCity();
        var file = city.Write("occupied", "a file where a folder is wanted");
        var options = city.Options.Select(option => option.Key == "Data:Folder" ? (option.Key, file) : option);

        var result = await CommandLine.RunAsync(options, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Contains("OpenCity:Data:Folder", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_schema_folder_ends_with_1_and_a_remedy()
    {
        var result = await CommandLine.RunAsync([("Schema:Folder", "/nowhere/graphql")], "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.Code);
        Assert.Contains("OpenCity:Schema:Folder", result.Error, StringComparison.Ordinal);
    }
}
