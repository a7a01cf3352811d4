using System.Globalization;
using OpenCity.Api.Hosting;
using OpenCity.Docs.Tests.Pages;
using OpenCity.GraphQL.Execution;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Limits;

/// <summary><c>docs/limits.md</c> has every limit with its default, option and code, and the figures of the design hold.</summary>
public sealed class LimitPageTests(ServedCities cities)
{
    // Limits that a page of their own explains, by the beginning of their keys.
    private static readonly string[] Elsewhere = [];

    private static IEnumerable<Setting> Limits => SettingTable.All.Where(setting => setting.IsLimit
        && !Elsewhere.Any(prefix => setting.Key.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Every_limit_stands_there_with_its_default_its_option_and_its_code() => Assert.Equal(
        Limits.Select(limit => $"{limit.Key} {limit.Default} {limit.Code ?? "-"}").Order(StringComparer.Ordinal),
        Rows().Select(row => $"{row[2].Trim('`')} {row[1]} {row[3].Trim('`')}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_limit_has_its_reason_and_its_remedy() => Assert.All(
        Rows(), row => Assert.True(row.Length == 6 && row[4].EndsWith('.') && row[5].EndsWith('.'), string.Join(" | ", row)));

    [Fact]
    public void No_two_limits_share_a_code() => Assert.Empty(
        Limits.Where(limit => limit.Code is not null).GroupBy(limit => limit.Code).Where(group => group.Count() > 1).Select(group => group.Key));

    // The table of limits that the design sets; a change here is a change for every client.
    [Theory]
    [InlineData("BodyBytes", 256 * 1024)]
    [InlineData("DocumentBytes", 16 * 1024)]
    [InlineData("TrustedDocumentBytes", 64 * 1024)]
    [InlineData("Batch", 8)]
    [InlineData("Tokens", 4_000)]
    [InlineData("Nesting", 100)]
    [InlineData("Depth", 12)]
    [InlineData("IntrospectionLists", 3)]
    [InlineData("IntrospectionDepth", 20)]
    [InlineData("Aliases", 30)]
    [InlineData("FieldsInSet", 200)]
    [InlineData("Fields", 2_000)]
    [InlineData("DirectivesInPlace", 4)]
    [InlineData("Directives", 50)]
    [InlineData("FragmentVisits", 1_000)]
    [InlineData("MergeComparisons", 50_000)]
    [InlineData("VariableDepth", 32)]
    [InlineData("VariableItems", 10_000)]
    [InlineData("Errors", 5)]
    [InlineData("ErrorPlaces", 5)]
    [InlineData("ErrorBytes", 16 * 1024)]
    [InlineData("PageDefault", 20)]
    [InlineData("PageMax", 200)]
    [InlineData("NodeIds", 50)]
    [InlineData("ExactCount", 1_000_000)]
    [InlineData("NearMetres", 100_000)]
    [InlineData("Groups", 500)]
    [InlineData("Nodes", 20_000)]
    [InlineData("Cost", 5_000)]
    [InlineData("RequestSeconds", 10)]
    [InlineData("StatementSeconds", 8)]
    [InlineData("ConcurrentRequests", 64)]
    [InlineData("SocketInitSeconds", 10)]
    [InlineData("SocketPingSeconds", 15)]
    [InlineData("SocketMessageBytes", 64 * 1024)]
    [InlineData("SocketOperations", 20)]
    [InlineData("SocketsPerAddress", 100)]
    public void The_defaults_are_those_of_the_design(string limit, int figure) => Assert.Equal(
        figure.ToString(CultureInfo.InvariantCulture), SettingTable.All.Single(setting => setting.Key == $"Limits:{limit}").Default);

    [Fact]
    public async Task The_example_costs_what_the_page_says()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "limits.md"));
        var query = page.Split("```graphql\n")[1].Split("```")[0];
        var city = await cities.GetAsync(sampleImported: false);

        var cost = await city.AskAsync(query, cost: CostReport.Validate);

        Assert.Equal(
            """{"operationCost":{"fieldCost":35,"typeCost":125,"cost":160,"maxCost":5000}}""", cost.GetProperty("extensions").GetRawText());
        Assert.Contains("\"operationCost\": { \"fieldCost\": 35, \"typeCost\": 125, \"cost\": 160, \"maxCost\": 5000 }", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Rows() =>
        from line in File.ReadAllLines(Repository.PathOf("docs", "limits.md"))
        where line.Contains("| `Limits:", StringComparison.Ordinal)
        select line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray();
}
