using OpenCity.Data.Sql;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Each kind of statement: its text, its plan in SQLite, and its rows against LINQ.</summary>
public class StatementTests
{
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Events = TestCity.Path(City.Event);
    private static readonly RecordOrder Newest = OrderCompiler.Compile(Events, null);

    public static TheoryData<string> Names => [.. KnownStatements.Of(SqliteDialect.Instance).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_is_the_approved_one(string name) => Snapshot.Match(KnownStatements.Of(SqliteDialect.Instance)[name].Sql, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_for_PostgreSQL_is_the_approved_one(string name) =>
        Snapshot.Match(KnownStatements.Of(PostgreSqlDialect.Instance)[name].Sql, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_plan_is_the_approved_one(string name)
    {
        using var database = new SqliteTestDatabase();
        database.CreateIndexes();
        var plan = database.Explain(KnownStatements.Of(SqliteDialect.Instance)[name], KnownStatements.Arguments);

        database.Insert(new Samples(1).Rows(5));
        database.FillEvents(20_000);
        database.Run("ANALYZE");
        Snapshot.Match($"{plan}\n\nafter ANALYZE\n{database.Explain(KnownStatements.Of(SqliteDialect.Instance)[name], KnownStatements.Arguments)}\n", name);
    }

    // Whatever the number of rows: pages are read off an index in order, children and keys are looked up.
    [Theory]
    [InlineData("page")]
    [InlineData("page_after")]
    [InlineData("page_before")]
    [InlineData("page_after_oldest")]
    [InlineData("page_by_keys_after")]
    [InlineData("look_up")]
    [InlineData("by_key")]
    [InlineData("by_composite_key")]
    [InlineData("child_page")]
    [InlineData("child_page_after")]
    [InlineData("child_page_composite")]
    [InlineData("latest")]
    [InlineData("child_count")]
    [InlineData("near_count")]
    public void No_table_is_scanned_and_nothing_is_sorted_that_grows_with_it(string name)
    {
        using var database = new SqliteTestDatabase();
        database.CreateIndexes();
        AssertIndexed(name, database.Explain(KnownStatements.Of(SqliteDialect.Instance)[name], KnownStatements.Arguments));

        database.Insert(new Samples(1).Rows(5));
        database.FillEvents(20_000);
        database.Run("ANALYZE");
        AssertIndexed(name, database.Explain(KnownStatements.Of(SqliteDialect.Instance)[name], KnownStatements.Arguments));
    }

    // Each key is left at the first row that comes behind the full page; without that, 13,000 rows would be read.
    [Fact]
    public void A_page_by_keys_reads_the_rows_of_the_page_below_each_key()
    {
        using var database = new SqliteTestDatabase();
        database.CreateIndexes();
        database.Insert(new Samples(1).Rows(5));
        database.FillEvents(20_000);
        database.Run("UPDATE district SET name_en = 'X'");
        var where = Inputs.Of(("district", Inputs.Of(("name", Inputs.Of(("en", Inputs.Of(("eq", "X"))))))));
        var events = TestCity.Path(City.Event);
        var page = new PageStatement
        {
            Table = events,
            Columns = [TestCity.Column(events, "code")],
            Where = FilterCompiler.Compile(events, where),
            Order = OrderCompiler.Compile(events, []).Terms,
            Limit = 101,
        }.Print(SqliteDialect.Instance);
        var arguments = new StatementArguments { Where = where };

        Assert.Equal(101, database.Read(page, arguments).Count);
        Assert.InRange(database.Steps(page, arguments), 101, 10_000);
    }

    [Fact]
    public void The_steps_of_a_page_that_does_not_stop_are_many()
    {
        using var database = new SqliteTestDatabase();
        database.CreateIndexes();
        database.FillEvents(20_000);
        var all = new StatementText("SELECT code FROM event WHERE district_code IN ('D0', 'D1', 'D2') ORDER BY note, code LIMIT 101", [], []);

        Assert.InRange(database.Steps(all, default), 100_000, int.MaxValue);
    }

    private static void AssertIndexed(string name, string explained)
    {
        var plan = explained.Split('\n');

        // The first page is the start of an index; nothing else may read one from its start. "c" is the rows that are counted, "p0" the
        // small table that keys are looked up in.
        Assert.All(plan, line => Assert.False(
            line.Contains("SCAN", StringComparison.Ordinal) && !line.Contains("SCAN k ", StringComparison.Ordinal)
            && !(line.TrimStart() == "SCAN c" && name.EndsWith("count", StringComparison.Ordinal))
            && !(line.TrimStart() == "SCAN p0" && name.StartsWith("page_by_keys", StringComparison.Ordinal))
            && !(name == "page" && line.Contains("USING", StringComparison.Ordinal)), line));

        // A child page, and a page by keys, sorts what it returns, and nothing inside.
        Assert.All(plan, line => Assert.False(
            line.Contains("TEMP B-TREE", StringComparison.Ordinal)
            && !(line[0] != ' ' && (name.StartsWith("child_page", StringComparison.Ordinal) || name.StartsWith("page_by_keys", StringComparison.Ordinal))),
            line));
    }

    [Theory]
    [InlineData(0, 11)]
    [InlineData(10, 11)]
    [InlineData(11, 21)]
    [InlineData(20, 21)]
    [InlineData(100, 101)]
    [InlineData(200, 201)]
    [InlineData(201, 501)]
    [InlineData(1000, 1001)]
    public void A_limit_holds_the_page_and_one_more(int first, int limit) => Assert.Equal(limit, PageLimit.For(first));

    [Fact]
    public void Other_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PageLimit.For(1001));
        Assert.Throws<ArgumentOutOfRangeException>(() => KnownStatements.ChildPage(City.Event, "district", Newest.Terms) with { Limit = 12 });
    }
}
