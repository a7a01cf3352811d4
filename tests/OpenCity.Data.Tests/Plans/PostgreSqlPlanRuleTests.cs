using System.Text.Json;
using OpenCity.Data.Providers;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// The rules for plans tell what is wrong with statements that are wrong: each of these breaks one of them over 120,000 rows, of which
/// <c>at</c> has an index and <c>value</c> has none.
/// </summary>
public sealed class PostgreSqlPlanRuleTests(PostgreSqlPlanRuleTests.Rows rows) : IClassFixture<PostgreSqlPlanRuleTests.Rows>
{
    [Theory]
    [InlineData(
        "SELECT id FROM readings WHERE value = 5",
        "Seq Scan readings: a sequential scan of a large table")]
    [InlineData(
        "SELECT id FROM readings WHERE at::text = '77'",
        """
        Seq Scan readings: a sequential scan of a large table
        Seq Scan readings: rows removed by Filter ((readings.at)::text = '77'::text), though "public.readings.at" has an index
        """)]
    [InlineData(
        "SELECT id FROM readings ORDER BY value LIMIT 10",
        """
        Sort: a sort of 120000 rows of a large table
        Seq Scan readings: a sequential scan of a large table
        """)]
    [InlineData(
        "SELECT id FROM readings WHERE at <= 20000 ORDER BY value LIMIT 10",
        "Sort: a sort of 20000 rows of a large table")]
    [InlineData(
        "SELECT id FROM readings ORDER BY at, value LIMIT 30000",
        """
        Incremental Sort: a sort of 30001 rows of a large table
        Index Scan readings: 30001 rows of an index without a condition
        """)]
    [InlineData(
        "SELECT at FROM readings ORDER BY at LIMIT 20000",
        "Index Only Scan readings: 20000 rows of an index without a condition")]
    [InlineData(
        "SELECT id FROM readings WHERE at >= 10 AND at + 0 > 15 ORDER BY at LIMIT 5",
        """Index Only Scan readings: rows removed by Filter ((readings.at + 0) > 15), though "public.readings.at" has an index""")]
    [InlineData(
        "SELECT readings.id FROM readings LEFT JOIN stations ON readings.at + stations.id = 7 WHERE readings.at < 5",
        """Nested Loop: rows removed by Join Filter ((readings.at + stations.id) = 7), though "public.readings.at" has an index""")]
    public void Each_that_is_broken_is_found(string sql, string broken) =>
        Assert.Equal(broken, string.Join('\n', rows.Broken(sql, PlanMode.Custom)));

    [Theory]
    [InlineData("SELECT id FROM readings WHERE at >= 100 ORDER BY at LIMIT 101")]
    [InlineData("SELECT id FROM readings ORDER BY at LIMIT 101")]
    [InlineData("SELECT id FROM readings WHERE at >= 100 AND value > 50 ORDER BY at LIMIT 101")]
    [InlineData("SELECT id FROM readings WHERE at < 10000 ORDER BY value LIMIT 10")]
    [InlineData("SELECT id FROM stations WHERE id > 30 ORDER BY id")]
    public void What_keeps_to_them_is_left_alone(string sql) => Assert.Empty(rows.Broken(sql, PlanMode.Custom));

    [Fact]
    public void A_plan_for_any_values_is_another_one_than_that_for_the_values_at_hand()
    {
        const string Sql = "SELECT id FROM readings WHERE at = $1::int OR $1::int IS NULL";
        Assert.Empty(rows.Broken(Sql, PlanMode.Custom, 5));
        Assert.Equal("Seq Scan readings: a sequential scan of a large table", rows.Broken(Sql, PlanMode.Generic, 5)[0]);
    }

    // Pages of a bitmap that lost their rows are no matter of a statement's text: a plan as PostgreSQL prints it.
    [Fact]
    public void Rows_that_an_index_has_to_check_again_are_found()
    {
        using var plan = JsonDocument.Parse(
            """
            {
              "Node Type": "Bitmap Heap Scan", "Schema": "public", "Relation Name": "readings", "Alias": "r", "Actual Rows": 2, "Actual Loops": 1,
              "Recheck Cond": "(r.at < 5)", "Rows Removed by Index Recheck": 7
            }
            """);
        Assert.Equal(
            ["""Bitmap Heap Scan r: rows removed by Index Recheck (r.at < 5), though "public.readings.at" has an index"""],
            new PostgreSqlPlanRules(["public.readings"], ["public.readings.at"]).Broken(plan.RootElement));
    }

    /// <summary>A large and a small table in a database of the tests' own.</summary>
    public sealed class Rows : IDisposable
    {
        private readonly PostgreSqlExplainer? _explainer;

        public Rows()
        {
            if (PostgreSqlCluster.Missing is not null)
            {
                // The tests skip themselves; a fixture cannot.
                return;
            }

            var database = PostgreSqlCluster.NewDatabase();
            PostgreSqlCluster.Run(
                database,
                """
                CREATE TABLE readings (id int PRIMARY KEY, at int NOT NULL, value int NOT NULL);
                INSERT INTO readings SELECT n, n, n * 7919 % 100 FROM generate_series(1, 120000) AS n;
                CREATE INDEX ON readings (at, id);
                CREATE TABLE stations (id int PRIMARY KEY);
                INSERT INTO stations SELECT n FROM generate_series(1, 40) AS n;
                """);
            PostgreSqlCluster.Run(database, "VACUUM ANALYZE");
            _explainer = new PostgreSqlExplainer(database + ";Options=-c max_parallel_workers_per_gather=0");
        }

        public void Dispose() => _explainer?.Dispose();

        internal IReadOnlyList<string> Broken(string sql, PlanMode mode, params SqlValue[] values)
        {
            Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
            var plan = _explainer!.Explain(new ExecutedStatement(sql, [.. values]), mode);
            return new PostgreSqlPlanRules(_explainer.LargeTables, _explainer.IndexedColumns).Broken(plan);
        }
    }
}
