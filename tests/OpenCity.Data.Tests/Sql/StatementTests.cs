using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Each kind of statement: its text, its plan in SQLite, and its rows against LINQ.</summary>
public class StatementTests
{
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Events = TestCity.Path(City.Event);
    private static readonly RecordOrder Newest = OrderCompiler.Compile(Events, null);

    public static TheoryData<string> Names => [.. Statements().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_is_the_approved_one(string name) => Snapshot.Match(Statements()[name].Sql, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_plan_is_the_approved_one(string name)
    {
        using var database = new TestDatabase();
        database.CreateIndexes();
        var plan = database.Explain(Statements()[name], Arguments);

        database.Insert(new Samples(1).Rows(5));
        database.FillEvents(20_000);
        database.Run("ANALYZE");
        Snapshot.Match($"{plan}\n\nafter ANALYZE\n{database.Explain(Statements()[name], Arguments)}\n", name);
    }

    // Whatever the number of rows: pages are read off an index in order, children and keys are looked up.
    [Theory]
    [InlineData("page")]
    [InlineData("page_after")]
    [InlineData("page_before")]
    [InlineData("page_after_oldest")]
    [InlineData("by_key")]
    [InlineData("by_composite_key")]
    [InlineData("child_page")]
    [InlineData("child_page_after")]
    [InlineData("child_page_composite")]
    [InlineData("latest")]
    [InlineData("child_count")]
    public void No_table_is_scanned_and_nothing_is_sorted_that_grows_with_it(string name)
    {
        using var database = new TestDatabase();
        database.CreateIndexes();
        AssertIndexed(name, database.Explain(Statements()[name], Arguments));

        database.Insert(new Samples(1).Rows(5));
        database.FillEvents(20_000);
        database.Run("ANALYZE");
        AssertIndexed(name, database.Explain(Statements()[name], Arguments));
    }

    private static void AssertIndexed(string name, string explained)
    {
        var plan = explained.Split('\n');

        // The first page is the start of an index; nothing else may read one from its start.
        Assert.All(plan, line => Assert.False(
            line.Contains("SCAN", StringComparison.Ordinal) && !line.Contains("SCAN k ", StringComparison.Ordinal)
            && !(name == "page" && line.Contains("USING", StringComparison.Ordinal)), line));

        // A child page sorts what it returns, and nothing inside.
        Assert.All(plan, line => Assert.False(
            line.Contains("TEMP B-TREE", StringComparison.Ordinal)
            && !(line[0] != ' ' && name.StartsWith("child_page", StringComparison.Ordinal)), line));
    }

    [Fact]
    public void Child_pages_are_the_first_rows_of_each_parent_in_order()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var events = rows.Where(row => row.Type == City.Event).ToList();
        foreach (var where in new[] { null, Inputs.Of(("note", Inputs.Of(("neq", null)))) })
        {
            var statement = ChildPage(City.Event, "district", Newest.Terms) with
            {
                Where = where is null ? null : FilterCompiler.Compile(Events, where),
            };
            var actual = database.Read(statement.Print(SqliteDialect.Instance), Keys(1, "D2", "nowhere", "D0", null) with { Where = where });
            var expected = new[] { (0L, "D2"), (2L, "D0") }.SelectMany(parent => events
                .Where(row => (string)((Row)row["district"]!)["code"]! == parent.Item2 && (where is null || row["note"] is not null))
                .OrderByDescending(row => row["receivedAt"]).ThenByDescending(row => row["code"])
                .Take(11).Select(row => (parent.Item1, row["code"])));

            Assert.Equal(expected, actual.Select(row => ((long)row[0]!, row[1])));
            Assert.InRange(actual.Count, 4, 12);
        }
    }

    [Fact]
    public void A_child_page_goes_on_after_a_row()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var page = ChildPage(City.Event, "district", Newest.Terms);
        var first = database.Read(page.Print(SqliteDialect.Instance), Keys(1, "D1"));
        var after = ImmutableArray.Create(SqlValue.Of((long)first[0][2]!), SqlValue.Of((string)first[0][1]!));
        var next = page with { Within = Keyset.After(Newest.Terms, 0) };

        Assert.Equal(first[1..], database.Read(next.Print(SqliteDialect.Instance), Keys(1, "D1") with { After = after }));
        Assert.InRange(first.Count, 2, 11);
    }

    [Fact]
    public void The_latest_is_the_one_with_the_greatest_time_then_key()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var statement = Statements()["latest"];
        var actual = database.Read(statement, Keys(1, "D0", "D1", "D2", "D9")).ToDictionary(row => (long)row[0]!, row => row[1]);
        var expected = rows.Where(row => row.Type == City.Event).GroupBy(row => ((Row)row["district"]!)["code"]!)
            .ToDictionary(group => (long)((string)group.Key)[1] - '0', group => group.MaxBy(row => (row["receivedAt"], row["code"]))!["code"]);

        Assert.Equal(expected.OrderBy(pair => pair.Key), actual.OrderBy(pair => pair.Key));
        Assert.Equal(3, actual.Count);
    }

    [Fact]
    public void Counts_below_parents_are_there_for_every_key()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var expected = new[] { "D0", "D1", "D9" }.Select((code, i) =>
            ((long)i, (long)rows.Count(row => row.Type == City.Event && ((Row)row["district"]!)["code"]!.Equals(code))));

        var actual = database.Read(Statements()["child_count"], Keys(1, "D0", "D1", "D9"));
        Assert.Equal(expected, actual.Select(row => ((long)row[0]!, (long)row[1]!)));
        Assert.Equal(12L, database.Read(new CountStatement { Table = Events }.Print(SqliteDialect.Instance))[0][0]);
    }

    [Fact]
    public void Records_by_composite_key_carry_the_position_of_their_key()
    {
        using var database = Filled(new Samples(7).Rows(1));
        var keys = new KeyList(2);
        var noon = StoreForm.Of(ColumnKind.Instant, Samples.Noon);
        keys.Add("S:%가", noon);
        keys.Add("S9", noon);
        keys.Add("S0", noon);

        var rows = database.Read(Statements()["by_composite_key"], new StatementArguments { Keys = keys });
        Assert.Equal([(0L, "S:%가"), (2L, (object?)"S0")], rows.Select(row => ((long)row[0]!, row[1])));
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
        Assert.Throws<ArgumentOutOfRangeException>(() => ChildPage(City.Event, "district", Newest.Terms) with { Limit = 12 });
    }

    private static StatementArguments Arguments => Keys(1, "D0") with
    {
        After = [SqlValue.Of(1L), SqlValue.Of("a"), SqlValue.Of("b")],
        Before = [SqlValue.Of(1L), SqlValue.Of("a"), SqlValue.Of("b")],
        Where = Filter,
    };

    private static OpenCity.GraphQL.Types.InputObject Filter => Inputs.Of(
        ("district", Inputs.Of(("name", Inputs.Of(("ko", Inputs.Of(("startsWith", "강"))))))),
        ("reading", Inputs.Of(("station", Inputs.Of(("code", Inputs.Of(("in", Inputs.List("S0", null)))))))),
        ("note", Inputs.Of(("ncontains", "x"))));

    private static StatementArguments Keys(int columns, params string?[] keys)
    {
        var list = new KeyList(columns);
        foreach (var key in keys)
        {
            list.Add(SqlValue.Of(key));
        }

        return new StatementArguments { Keys = list };
    }

    private static TestDatabase Filled(List<Row> rows)
    {
        var database = new TestDatabase();
        database.CreateIndexes();
        database.Insert(rows);
        return database;
    }

    private static Dictionary<string, StatementText> Statements()
    {
        var readings = TestCity.Path(City.Reading);
        var reading = (ReferenceField)City.Event.FieldsByName["reading"];
        var oldest = OrderCompiler.Compile(Events, [Inputs.Of(("receivedAt", "ASC"))]);
        var byName = OrderCompiler.Compile(Events, [Inputs.Of(("district", Inputs.Of(("name", Inputs.Of(("ko", "ASC"))))), ("note", "DESC"))]);
        var page = new PageStatement { Table = Events, Columns = Columns(Events, "code", "receivedAt"), Order = Newest.Terms, Limit = 101 };
        var byDistrict = ChildPage(City.Event, "district", Newest.Terms);
        Statement[] all =
        [
            page,
            page with { Within = Keyset.After(Newest.Terms, 0) },
            page with { Order = Keyset.Reverse(Newest.Terms), Within = Keyset.Before(Newest.Terms, 0) },
            page with { Order = oldest.Terms, Within = Keyset.After(oldest.Terms, 0) },
            page with
            {
                Where = FilterCompiler.Compile(Events, Filter),
                Order = byName.Terms,
                Within = Keyset.After(byName.Terms, 0),
                Columns = [.. page.Columns, TestCity.Column(Events.Follow((ReferenceField)City.Event.FieldsByName["district"]), "name", 1)],
            },
            new ByKeyStatement { Table = Events, Columns = Columns(Events, "code", "note") },
            new ByKeyStatement { Table = readings, Columns = Columns(readings, "station", "pm10") },
            byDistrict,
            byDistrict with { Where = FilterCompiler.Compile(Events, Filter), Within = Keyset.After(Newest.Terms, 0) },
            byDistrict with { By = reading },
            new LatestStatement { Table = Events, Columns = page.Columns, By = byDistrict.By },
            new CountStatement { Table = Events, Where = FilterCompiler.Compile(Events, Filter) },
            new ChildCountStatement { Table = Events, By = byDistrict.By },
            new ChildCountStatement { Table = Events, By = byDistrict.By, Where = FilterCompiler.Compile(Events, Filter) },
        ];
        string[] names =
        [
            "page", "page_after", "page_before", "page_after_oldest", "page_filtered", "by_key", "by_composite_key", "child_page",
            "child_page_after", "child_page_composite", "latest", "count", "child_count", "child_count_filtered",
        ];
        return names.Zip(all).ToDictionary(pair => pair.First, pair => pair.Second.Print(SqliteDialect.Instance));
    }

    private static ChildPageStatement ChildPage(RecordType type, string by, ImmutableArray<OrderTerm> order)
    {
        var table = TestCity.Path(type);
        return new ChildPageStatement
        {
            Table = table,
            By = (ReferenceField)type.FieldsByName[by],
            Columns = Columns(table, "code", "receivedAt"),
            Order = order,
            Limit = 11,
        };
    }

    private static ImmutableArray<ColumnPath> Columns(TablePath table, params string[] fields) =>
        [.. fields.Select(field => TestCity.Column(table, field))];
}
