using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>The rows of each kind of statement against LINQ.</summary>
public abstract class StatementRowTests(TestProvider provider)
{
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Events = TestCity.Path(City.Event);
    private static readonly RecordOrder Newest = OrderCompiler.Compile(Events, null);

    [Fact]
    public void Child_pages_are_the_first_rows_of_each_parent_in_order()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var events = rows.Where(row => row.Type == City.Event).ToList();
        foreach (var where in new[] { null, Inputs.Of(("note", Inputs.Of(("neq", null)))) })
        {
            var statement = KnownStatements.ChildPage(City.Event, "district", Newest.Terms) with
            {
                Where = where is null ? null : FilterCompiler.Compile(Events, where),
            };
            var actual = database.Read(statement.Print(provider.Dialect()), KnownStatements.Keys(1, "D2", "nowhere", "D0", null) with { Where = where });
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
        var page = KnownStatements.ChildPage(City.Event, "district", Newest.Terms);
        var first = database.Read(page.Print(provider.Dialect()), KnownStatements.Keys(1, "D1"));
        var after = ImmutableArray.Create(SqlValue.Of((long)first[0][2]!), SqlValue.Of((string)first[0][1]!));
        var next = page with { Within = Keyset.After(Newest.Terms, 0) };

        Assert.Equal(first[1..], database.Read(next.Print(provider.Dialect()), KnownStatements.Keys(1, "D1") with { After = after }));
        Assert.InRange(first.Count, 2, 11);
    }

    [Fact]
    public void The_latest_is_the_one_with_the_greatest_time_then_key()
    {
        var rows = new Samples(7).Rows(1);
        using var database = Filled(rows);
        var statement = KnownStatements.Of(provider.Dialect())["latest"];
        var actual = database.Read(statement, KnownStatements.Keys(1, "D0", "D1", "D2", "D9")).ToDictionary(row => (long)row[0]!, row => row[1]);
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

        var actual = database.Read(KnownStatements.Of(provider.Dialect())["child_count"], KnownStatements.Keys(1, "D0", "D1", "D9"));
        Assert.Equal(expected, actual.Select(row => ((long)row[0]!, (long)row[1]!)));
        Assert.Equal(12L, database.Read(new CountStatement { Table = Events, Greatest = 1000 }.Print(provider.Dialect()))[0][0]);
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

        var rows = database.Read(KnownStatements.Of(provider.Dialect())["by_composite_key"], new StatementArguments { Keys = keys });
        Assert.Equal([(0L, "S:%가"), (2L, (object?)"S0")], rows.OrderBy(row => row[0]).Select(row => ((long)row[0]!, row[1])));
    }

    private TestDatabase Filled(List<Row> rows)
    {
        var database = TestDatabase.On(provider);
        (database as SqliteTestDatabase)?.CreateIndexes();
        database.Insert(rows);
        return database;
    }
}

public sealed class StatementRowTestsOnSqlite() : StatementRowTests(TestProvider.Sqlite);

public sealed class StatementRowTestsOnPostgreSql() : StatementRowTests(TestProvider.PostgreSql);

public sealed class StatementRowTestsOnSqlServersTexts() : StatementRowTests(TestProvider.SqlServerText);
