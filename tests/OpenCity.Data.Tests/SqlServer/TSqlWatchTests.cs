using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>That statements are seen whatever dialect they are printed in, and that one with an error fails the test that made it.</summary>
public class TSqlWatchTests
{
    private static readonly TablePath Events = TestCity.Path(TestCity.Instance.Event);

    [Fact]
    public void A_statement_for_another_database_is_seen_in_T_SQL()
    {
        var seen = TSqlWatch.Seen();
        var statement = new CountStatement { Table = Events, Greatest = 7 };
        statement.Print(SqliteDialect.Instance);
        statement.Print(PostgreSqlDialect.Instance);
        const string Text = "SELECT count_big(*) FROM (SELECT TOP (8) 1 AS one FROM [event] AS t0) AS c";
        Assert.Equal([Text, Text], seen);
    }

    [Fact]
    public void Every_kind_of_statement_is_seen()
    {
        var seen = TSqlWatch.Seen();
        var texts = KnownStatements.Of(SqliteDialect.Instance);
        Assert.Equal(24, texts.Count);
        string[] first = [.. seen];
        Assert.Equal(KnownStatements.Of(SqlServerDialect.Instance).Values.Select(text => text.Sql), first);
    }

    [Theory]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 LIMIT 1", "1:37: Incorrect syntax near")]
    [InlineData("SELECT t0.[district] FROM [event] AS t0", "t0.[district] is not known")]
    public void A_statement_with_an_error_fails_its_test(string sql, string error)
    {
        var statement = new Broken(sql) { Table = Events };
        Assert.Contains(
            error, Assert.Throws<InvalidOperationException>(() => statement.Print(SqliteDialect.Instance)).Message, StringComparison.Ordinal);
    }

    private sealed record Broken(string Sql) : Statement
    {
        private protected override StatementText Write(SqlDialect dialect) => new(Sql, [], []);
    }
}
