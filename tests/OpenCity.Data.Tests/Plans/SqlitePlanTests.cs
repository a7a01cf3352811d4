using OpenCity.Bench;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// The eight questions of the table over six million rows on SQLite: the plan of each statement, and what SQLite's counters tell of
/// its execution with the values that it was asked with.
/// </summary>
public sealed class SqlitePlanTests(SqliteBenchCity city) : IClassFixture<SqliteBenchCity>
{
    // Rows that any plan has to meet: a page and the one row after it; as many at each of two stations, of which one in three has the
    // value; ten complaints and one more of each of 25 districts; the complaints of a district in a month; a day of 40 stations.
    private static readonly Dictionary<string, int> s_met = new()
    {
        ["q1"] = 1,
        ["q2"] = 101,
        ["q3"] = 101,
        ["q4"] = 300,
        ["q5"] = 275,
        ["q6"] = 1_500,
        ["q7"] = 101,
        ["q8"] = 960,
    };

    [Theory]
    [MemberData(nameof(BenchQuestions.All), MemberType = typeof(BenchQuestions))]
    public void No_large_table_is_scanned_or_sorted_and_rows_are_removed_by_fields_without_index_only(string question, int statements, int rows)
    {
        city.RequireRecords();
        using var explainer = new SqliteExplainer(city.Address);
        Assert.Equal(["air_reading", "bike_status", "complaint"], explainer.LargeTables.Order());
        var rules = new SqlitePlanRules(explainer.LargeTables, explainer.IndexedColumns);
        for (var variant = 0; variant < TableValues.Count; variant++)
        {
            var (data, executed) = city.Ask(question, variant);
            Assert.Equal(rows, BenchQuestions.RowsOf(question, data));
            Assert.Equal(statements, executed.Count);
            foreach (var statement in executed.SelectMany(statement => statement.Texts))
            {
                var run = explainer.Explain(statement);
                var broken = rules.Broken(statement.Sql, run, s_met[question]);
                Assert.True(
                    broken.Count == 0,
                    $"{question}, values {variant}\n{string.Join('\n', broken)}\n{statement.Sql}\n{string.Join('\n', run.Plan)}\n{run}");
            }
        }
    }
}
