using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Limits;

/// <summary>What requests cost, by <c>@cost</c> and <c>@listSize</c> and the values that are given.</summary>
public sealed class CostTests
{
    private readonly Stall _stall = new();

    [Theory]
    [InlineData("{ n __typename }", 0, 0)]
    [InlineData("{ shelf { n } }", 2.5, 4)]
    [InlineData("{ a: shelf { n } b: shelf { n } }", 5, 8)]
    [InlineData("{ shelf { n } shelf { name } }", 4.5, 4)]
    [InlineData("{ shelf { name shelf { name } } }", 16.5, 20)]
    [InlineData("{ goods { items { n } } }", 0, 20)]
    [InlineData("{ goods(first: 3) { count items { name } } }", 8.5, 3)]
    [InlineData("{ goods(first: 3) { a: items { n } b: items { n } } }", 0, 6)]
    [InlineData("{ goods(first: null) { items { n } } }", 0, 20)]
    [InlineData("{ goods(first: -1) { items { n } } }", 0, 0)]
    [InlineData("{ goods(first: 0, where: { n: 1 }) { count } }", 8, 0)]
    [InlineData("{ goods(first: 0, where: { text: \"x\", n: 1 }) { count } }", 18, 0)]
    [InlineData("{ goods(first: 0, where: { and: [{ n: 1 }, { text: \"x\" }] }) { count } }", 20, 0)]
    [InlineData("{ goods(first: 0, ids: [1, 2, 3], where: { in: [1, 2] }) { count } }", 8.5, 0)]
    [InlineData("{ shelf @skip(if: true) { n } n }", 0, 0)]
    [InlineData("{ ...F ...F } fragment F on Query { shelf { n } }", 2.5, 4)]
    public void A_cost_is_known(string query, double fieldCost, double typeCost) => Assert.Equal(
        $"{{\"data\":null,\"extensions\":{{\"operationCost\":{{\"fieldCost\":{Text(fieldCost)},\"typeCost\":{Text(typeCost)},\"cost\":{Text(fieldCost + typeCost)},\"maxCost\":5000}}}}}}",
        _stall.Text(query, cost: CostReport.Validate));

    // The issue of other servers: a filter in a variable is priced by the worst case of its type.
    [Theory]
    [InlineData("null", 7)]
    [InlineData("{}", 8)]
    [InlineData("{\"n\":1}", 8)]
    [InlineData("{\"and\":[{\"n\":1},{\"text\":\"x\"}]}", 20)]
    public void A_variable_costs_what_is_in_it(string where, double cost)
    {
        const string query = "query ($where: Filter, $first: Int) { goods(first: $first, where: $where) { count } }";

        Assert.Equal(cost, CostOf(query, $"{{\"where\":{where},\"first\":0}}"));
    }

    [Fact]
    public void A_plan_that_is_known_is_priced_anew_for_each_request()
    {
        const string query = "query ($first: Int) { goods(first: $first) { items { n } } }";

        Assert.Equal(20, CostOf(query, null));
        Assert.Equal(7, CostOf(query, "{\"first\":7}"));
        Assert.Equal(8, CostOf(query, "{\"first\":8}"));
    }

    [Fact]
    public void A_variable_that_was_not_given_costs_nothing() =>
        Assert.Equal(7, CostOf("query ($where: Filter) { goods(first: 0, where: $where) { count } }", null));

    [Fact]
    public void A_request_that_costs_too_much_is_refused_with_both_figures() => Assert.Equal(
        """{"errors":[{"message":"The request costs 5001.5 points, more than the limit of 5000; ask for smaller pages, or for fewer lists within lists.","extensions":{"code":"COST_LIMIT_EXCEEDED","cost":5001.5,"maxCost":5000}}]}""",
        _stall.Text("{ goods(first: 4995) { items { n } } shelf { n } }"));

    [Fact]
    public void With_report_the_answer_comes_with_its_cost() => Assert.Equal(
        """{"data":{"goods":{"items":[{"n":0}]}},"extensions":{"operationCost":{"fieldCost":0,"typeCost":1,"cost":1,"maxCost":5000}}}""",
        _stall.Text("{ goods(first: 1) { items { n } } }", cost: CostReport.Report));

    [Fact]
    public void With_validate_no_cost_is_too_high() =>
        Assert.Equal(1_000_000, CostOf("{ goods(first: 2000000) { items { n } } }", null));

    [Fact]
    public void A_document_that_is_wrong_has_no_cost() =>
        Assert.StartsWith("{\"errors\":[", _stall.Text("{ nope }", cost: CostReport.Validate), StringComparison.Ordinal);

    [Fact]
    public void Introspection_is_charged()
    {
        Assert.InRange(CostOf("{ __type(name: \"Query\") { fields { name } } }", null), 1.005, 2);
        Assert.InRange(CostOf("{ __schema { types { fields { type { fields { name } } } } } }", null), 2, 100);
    }

    [Fact]
    public void Lists_within_lists_without_end_still_have_a_cost()
    {
        var query = string.Concat(Enumerable.Repeat("shelf { ", 60)) + "n" + string.Concat(Enumerable.Repeat(" }", 60));
        var deep = new Stall(new EngineLimits { MaxDepth = 100 });

        Assert.Equal(2e15, deep.Ask($"{{ {query} }}", cost: CostReport.Validate).GetProperty("extensions").GetProperty("operationCost").GetProperty("cost").GetDouble() * 2);
    }

    [Theory]
    [InlineData("a: Int @cost(weight: \"ten\")", "The weight \"ten\" of \"@cost\" is no number.")]
    [InlineData("a: Int @cost(weight: \"-1\")", "The weight \"-1\" of \"@cost\" is no number.")]
    [InlineData("a: Int @cost(weight: \"NaN\")", "The weight \"NaN\" of \"@cost\" is no number.")]
    [InlineData("a(b: Int @cost(weight: \"\")): Int", "The weight \"\" of \"@cost\" is no number.")]
    [InlineData("a(b: Int): [Int] @listSize(assumedSize: 1, slicingArguments: [\"c\"])", "\"@listSize\" at \"a\" names the argument \"c\", which is not there.")]
    [InlineData("a: Query @listSize(assumedSize: 1, sizedFields: [\"c\"])", "\"@listSize\" at \"a\" names the field \"c\", which is not there.")]
    [InlineData("a: [Int] @listSize", "\"@listSize\" at \"a\" does not say how long the list is at most.")]
    [InlineData("a: [Int] @listSize(assumedSize: -1)", "\"@listSize\" at \"a\" does not say how long the list is at most.")]
    public void What_cannot_be_reckoned_with_is_a_mistake_of_the_schema(string field, string message)
    {
        const string directives = """
            directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION
            directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION

            """;
        var built = SchemaBuilder.Build([Parser.Parse(new Source($"{directives}type Query {{ {field} }}"), ParserOptions.Trusted)]);

        Assert.Equal(message, Assert.Single(built.Diagnostics).Message);
    }

    private double CostOf(string query, string? variables) => _stall.Ask(query, variables, CostReport.Validate)
        .GetProperty("extensions").GetProperty("operationCost").GetProperty("cost").GetDouble();

    private static string Text(double points) => points.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
