using OpenCity.Bench;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// The eight questions of the table over six million rows on PostgreSQL: what EXPLAIN ANALYZE tells of each statement, with the values that
/// it was executed with, planned for them and for any values.
/// </summary>
public sealed class PostgreSqlPlanTests(PostgreSqlBenchCity city) : IClassFixture<PostgreSqlBenchCity>
{
    [Theory]
    [MemberData(nameof(BenchQuestions.All), MemberType = typeof(BenchQuestions))]
    public void No_large_table_is_scanned_or_sorted_and_rows_are_removed_by_fields_without_index_only(string question, int statements, int rows)
    {
        city.RequireRecords();
        using var explainer = new PostgreSqlExplainer(city.Address);
        Assert.Superset(new HashSet<string> { "city.air_reading", "city.bike_status", "city.complaint" }, explainer.LargeTables.ToHashSet());
        var rules = new PostgreSqlPlanRules(explainer.LargeTables, explainer.IndexedColumns);
        for (var variant = 0; variant < TableValues.Count; variant++)
        {
            var (data, executed) = city.Ask(question, variant);
            Assert.Equal(rows, BenchQuestions.RowsOf(question, data));
            Assert.Equal(statements, executed.Count);
            foreach (var statement in executed.SelectMany(statement => statement.Texts))
            {
                foreach (var mode in Enum.GetValues<PlanMode>())
                {
                    var plan = explainer.Explain(statement, mode);
                    var broken = rules.Broken(plan);
                    Assert.True(broken.Count == 0, $"{question}, values {variant}, {mode}\n{string.Join('\n', broken)}\n{statement.Sql}\n{plan}");
                }
            }
        }
    }
}
