using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Tests.Security;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

[Trait("Spec", "6 Execution")]
[Collection(nameof(MeasuresTheHeap))]
public sealed class PlanFetchWriteTests
{
    [Fact]
    public void A_page_writes_its_relations_two_levels_down()
    {
        var town = new Town(measurements: 2);

        var answer = town.Ask("{ measurements { nodes { id value sensor { code area { nickname id } } } total } }");

        Assert.Equal(
            """{"data":{"measurements":{"nodes":[{"id":"Measurement:m0","value":0,"sensor":{"code":"s1","area":{"nickname":null,"id":"Area:a"}}},"""
            + """{"id":"Measurement:m1","value":0.5,"sensor":{"code":"s2","area":{"nickname":null,"id":"Area:b"}}}],"total":2}}}""",
            answer);
        Assert.Equal(1, town.Fetches);
    }

    [Fact]
    public void A_null_three_levels_down_goes_up_to_the_nearest_nullable_field()
    {
        // The second sensor's area has no name; "area" may be null, so the null stops there and the error keeps its path.
        var answer = new Town(measurements: 2).Ask("{ measurements { nodes { sensor { area { name } } } } }");

        Assert.Equal(
            """{"data":{"measurements":{"nodes":[{"sensor":{"area":{"name":"Alder"}}},{"sensor":{"area":null}}]}},"errors":[{"message":"The field \"name\" has a non-null type, but there is no value.","locations":[{"line":1,"column":42}],"path":["measurements","nodes",1,"sensor","area","name"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}""",
            answer);
    }

    [Fact]
    public void A_null_without_a_nullable_parent_below_the_page_nulls_the_page()
    {
        var answer = new Town(measurements: 4).Ask("{ areas { id } measurements { total nodes { sure } } }");

        Assert.Equal(
            """{"data":{"areas":[{"id":"Area:a"},{"id":"Area:b"}],"measurements":null},"errors":[{"message":"The field \"sure\" has a non-null type, but there is no value.","locations":[{"line":1,"column":45}],"path":["measurements","nodes",3,"sure"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}""",
            answer);
    }

    [Fact]
    public void A_null_that_nothing_stops_nulls_the_data()
    {
        var answer = new Town().Ask("{ areas { name } }");

        Assert.StartsWith("""{"data":null,"errors":[{"message":"The field \"name\" has""", answer, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"areas\",1,\"name\"]", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_fetch_nulls_its_field_and_leaves_the_others()
    {
        var answer = new Town().Ask("{ broken { name } areas { id } }");

        Assert.Equal(
            """{"data":{"broken":null,"areas":[{"id":"Area:a"},{"id":"Area:b"}]},"errors":[{"message":"The areas are away.","locations":[{"line":1,"column":3}],"path":["broken"],"extensions":{"code":"AREAS_AWAY"}}]}""",
            answer);
    }

    [Fact]
    public void A_failed_fetch_of_a_non_null_list_nulls_the_data()
    {
        Assert.StartsWith("""{"data":null,"errors":[{"message":"The areas are away.","locations":[{"line":1,"column":3}],"path":["brokenList"]""",
            new Town().Ask("{ brokenList { name } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Area:a", """{"data":{"node":{"__typename":"Area","id":"Area:a","name":"Alder"}}}""")]
    [InlineData("Sensor:s3", """{"data":{"node":{"__typename":"Sensor","id":"Sensor:s3","code":"s3","area":null}}}""")]
    [InlineData("Sensor:none", """{"data":{"node":null}}""")]
    [InlineData("Tree:1", """{"data":{"node":null}}""")]
    public void A_node_is_written_as_its_own_type(string id, string expected)
    {
        var query = "query ($id: ID!) { node(id: $id) { __typename id ... on Area { name } ... on Sensor { code area { id } } } }";

        Assert.Equal(expected, new Town().Ask(query, $$"""{ "id": "{{id}}" }"""));
    }

    [Fact]
    public void Nodes_keep_the_order_of_their_ids_and_null_the_unknown()
    {
        var answer = new Town().Ask("""{ nodes(ids: ["Sensor:s2", "Tree:1", "Area:a", "Sensor:s1"]) { id ... on Sensor { code } } }""");

        Assert.Equal(
            """{"data":{"nodes":[{"id":"Sensor:s2","code":"s2"},null,{"id":"Area:a"},{"id":"Sensor:s1","code":"s1"}]}}""", answer);
    }

    [Theory]
    [InlineData("""{ "yes": true }""", """{"data":{"areas":[{"id":"Area:a"},{"id":"Area:b"}]}}""")]
    [InlineData("""{ "yes": false }""", """{"data":{}}""")]
    public void A_variable_decides_what_is_included(string variables, string expected)
    {
        var town = new Town();
        const string query = "query ($yes: Boolean!) { areas @include(if: $yes) { id name @skip(if: true) } }";

        Assert.Equal(expected, town.Ask(query, variables));
        Assert.Equal(expected, town.Ask(query, variables));
        Assert.Equal(1, town.PlansMade);
    }

    [Fact]
    public void Other_values_of_one_shape_share_a_plan_and_are_answered_anew()
    {
        var town = new Town();
        const string query = "query ($name: String) { greeting(name: $name) }";

        Assert.Equal("""{"data":{"greeting":"Hello Ann."}}""", town.Ask(query, """{ "name": "Ann" }"""));
        Assert.Equal("""{"data":{"greeting":"Hello Bob."}}""", town.Ask(query, """{ "name": "Bob" }"""));
        Assert.Equal(1, town.PlansMade);
        Assert.Equal("""{"data":{"greeting":"Hello nobody."}}""", town.Ask(query, """{ "name": null }"""));
        Assert.Equal("""{"data":{"greeting":"Hello you."}}""", town.Ask(query));
        Assert.Equal(3, town.PlansMade);
    }

    [Fact]
    public void Fields_of_one_response_name_are_merged_through_fragments()
    {
        var answer = new Town(measurements: 1).Ask(
            "{ measurements { nodes { ...A sensor { code } } } } fragment A on Measurement { sensor { area { id } } id }");

        Assert.Equal(
            """{"data":{"measurements":{"nodes":[{"sensor":{"area":{"id":"Area:a"},"code":"s1"},"id":"Measurement:m0"}]}}}""", answer);
    }

    [Fact]
    public void The_operation_is_chosen_by_name()
    {
        var town = new Town();
        const string query = "query A { areas { id } } query B { greeting }";

        Assert.Equal("""{"data":{"greeting":"Hello you."}}""", town.Ask(query, operation: "B"));
        Assert.Equal("""{"errors":[{"message":"The document has no operation named \"C\".","extensions":{"code":"OPERATION_NOT_FOUND"}}]}""",
            town.Ask(query, operation: "C"));
        Assert.Contains("several operations", town.Ask(query), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_of_an_operation_is_cut_in_the_message()
    {
        var answer = new Town().Ask("query A { greeting }", operation: new string('x', 100_000));

        Assert.Equal(
            $$$"""{"errors":[{"message":"The document has no operation named \"{{{new string('x', 40)}}}…\".","extensions":{"code":"OPERATION_NOT_FOUND"}}]}""",
            answer);
    }

    [Fact]
    public void An_answer_longer_than_the_limit_is_refused_as_a_whole()
    {
        const string query = "{ measurements(first: 100) { nodes { id } } }";
        var whole = new Town(measurements: 100).Ask(query);

        Assert.Equal(whole, new Town(measurements: 100, new ExecutorOptions { Limits = new EngineLimits { MaxResponseBytes = whole.Length } }).Ask(query));
        Assert.Equal(
            """{"errors":[{"message":"The answer would be longer than the limit of 1000 bytes; select fewer fields or ask for smaller pages.","extensions":{"code":"RESPONSE_LIMIT_EXCEEDED"}}]}""",
            new Town(measurements: 100, new ExecutorOptions { Limits = new EngineLimits { MaxResponseBytes = 1000 } }).Ask(query));
    }

    [Fact]
    public void More_fields_than_the_limit_are_refused()
    {
        var many = "{ " + string.Concat(Enumerable.Range(0, 700).Select(i => $"m{i}: measurements {{ total }} ")) + "}";
        Assert.Contains("\"code\":\"FIELD_LIMIT_EXCEEDED\"", new Town(options: Roomy).Ask(many.Replace("total", "total t2: total", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Introspection_tells_fields_types_and_defaults()
    {
        var answer = new Town().Ask(
            """{ __type(name: "Query") { kind fields { name args { name defaultValue type { kind name ofType { name } } } } } __schema { queryType { name } mutationType { name } } }""");

        Assert.Contains("""{"name":"greeting","args":[{"name":"name","defaultValue":"\"you\"","type":{"kind":"SCALAR","name":"String","ofType":null}},{"name":"loud","defaultValue":"false","type":{"kind":"NON_NULL","name":null,"ofType":{"name":"Boolean"}}}]}""", answer, StringComparison.Ordinal);
        Assert.EndsWith("""],"__schema":{"queryType":{"name":"Query"},"mutationType":null}}}""".Replace("],", "]},", StringComparison.Ordinal), answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_a_page_allocates_nothing_for_a_row()
    {
        var query = Encoding.UTF8.GetBytes("{ measurements(first: 5000) { nodes { id value sensor { code } } } }");
        var small = AllocatedBy(new Town(measurements: 30), query);
        var large = AllocatedBy(new Town(measurements: 3000), query);

        // The level of objects itself grows (an array of references and the links); the writer and the columns must not.
        // The text column of the test joins two strings a row, which is the test's own cost: 64 bytes.
        var perRow = (large - small) / 2970.0;
        Assert.InRange(perRow, 0, 140);
    }

    private static ExecutorOptions Roomy => new() { Limits = new EngineLimits { MaxTokens = 100_000 } };

    private static long AllocatedBy(Town town, byte[] query)
    {
        using var writer = new ResponseWriter();
        var least = long.MaxValue;

        // The least of many runs: code that the compiler has not optimised yet allocates more, and it takes its time.
        for (var i = 0; i < 400; i++)
        {
            writer.Rewind(0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            town.Run(writer, query);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
