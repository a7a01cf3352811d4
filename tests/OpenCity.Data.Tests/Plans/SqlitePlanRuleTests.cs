using Microsoft.Data.Sqlite;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// The rules for executions tell what is wrong with statements that are wrong: each of these breaks some over 120,000 rows, of which
/// <c>at</c> and <c>kind</c> have indexes and <c>value</c> has none.
/// </summary>
public sealed class SqlitePlanRuleTests(SqlitePlanRuleTests.Rows rows) : IClassFixture<SqlitePlanRuleTests.Rows>
{
    [Theory]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE t0.\"value\" = 5", 1_200, "scan steps instructions")]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE CAST(t0.\"at\" AS text) = '77'", 1, "steps instructions")]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE +t0.\"at\" >= 90000 ORDER BY t0.\"at\" LIMIT 101", 101, "steps filter instructions")]
    [InlineData("SELECT count(t0.\"at\") FROM \"readings\" AS t0", 120_000, "steps")]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 ORDER BY t0.\"value\" LIMIT 10", 120_000, "scan steps sort")]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE t0.\"at\" <= 20000 ORDER BY t0.\"value\" LIMIT 10", 20_000, "sort")]
    [InlineData("SELECT sum(t0.\"at\") FROM \"readings\" AS t0 WHERE t0.\"at\" <= 20000 GROUP BY t0.\"value\"", 20_000, "sort")]
    [InlineData(
        "SELECT 1 FROM \"stations\" AS s0 CROSS JOIN \"readings\" AS t0 ON t0.\"value\" = s0.\"id\"", 120_000,
        "automatic indexed")]
    [InlineData(
        "SELECT 1 FROM \"readings\" AS t0 INDEXED BY readings_at WHERE t0.\"kind\" = 1 AND t0.\"at\" >= 50 AND t0.\"at\" < 60", 10,
        "filter")]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE t0.\"at\" >= 10 AND t0.\"at\" + 0 > 5000 ORDER BY t0.\"at\" LIMIT 5", 5, "instructions")]
    public void Each_that_is_broken_is_found(string sql, int met, string broken) =>
        Assert.Equal(broken, string.Join(' ', rows.Broken(sql, met).Select(line => line.Split(':')[0])));

    [Theory]
    [InlineData("SELECT t0.\"value\" FROM \"readings\" AS t0 WHERE t0.\"at\" >= 100 ORDER BY t0.\"at\", t0.\"id\" LIMIT 101", 101)]
    [InlineData("SELECT t0.\"value\" FROM \"readings\" AS t0 ORDER BY t0.\"at\" DESC LIMIT 101", 101)]
    [InlineData("SELECT t0.\"at\" FROM \"readings\" AS t0 WHERE t0.\"at\" >= 100 AND t0.\"value\" > 50 ORDER BY t0.\"at\" LIMIT 101", 220)]
    [InlineData("SELECT 1 FROM \"readings\" AS t0 WHERE t0.\"at\" >= 100 AND t0.\"at\" < 1100 ORDER BY t0.\"value\" LIMIT 10", 1_000)]
    [InlineData("SELECT 1 FROM \"stations\" AS s0 CROSS JOIN \"readings\" AS t0 ON t0.\"id\" = s0.\"id\"", 80)]
    public void What_keeps_to_them_is_left_alone(string sql, int met) => Assert.Empty(rows.Broken(sql, met));

    /// <summary>A large and a small table in a file.</summary>
    public sealed class Rows : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("ocplan").FullName;
        private readonly SqliteExplainer _explainer;

        public Rows()
        {
            var file = Path.Combine(_folder, "rows.db");
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText =
                    """
                    CREATE TABLE readings (id INTEGER PRIMARY KEY, at int NOT NULL, kind int NOT NULL, value int NOT NULL);
                    INSERT INTO readings WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 120000)
                      SELECT i, i, i % 7, i * 7919 % 100 FROM n;
                    CREATE INDEX readings_at ON readings (at, id);
                    CREATE INDEX readings_kind ON readings (kind);
                    CREATE TABLE stations (id INTEGER PRIMARY KEY);
                    INSERT INTO stations SELECT id FROM readings WHERE id <= 40;
                    ANALYZE;
                    """;
                command.ExecuteNonQuery();
            }

            _explainer = new SqliteExplainer(file);
        }

        public void Dispose()
        {
            _explainer.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        internal IReadOnlyList<string> Broken(string sql, int met) =>
            new SqlitePlanRules(_explainer.LargeTables, _explainer.IndexedColumns).Broken(sql, _explainer.Explain(new ExecutedStatement(sql, [])), met);
    }
}
