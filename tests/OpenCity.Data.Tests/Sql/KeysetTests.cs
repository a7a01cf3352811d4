using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Spike (b): docs/decisions/0004-keyset-paging.md.</summary>
public abstract class KeysetTests(TestProvider provider)
{
    private static readonly string[] Fields = ["whole", "text", "must", "real"];

    // whole and text hold nulls and ties, must only ties, the key neither; random directions and places of the cursor.
    [Fact]
    public void The_rows_after_a_row_are_those_that_LINQ_has_after_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var rows = new Samples(seed).Rows(random.Next(1, 25));
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            var order = RandomOrder(random);
            var sorted = SortOracle.Sort(rows.Where(row => row.Type == TestCity.Instance.Sample), order.Terms);
            var place = random.Next(sorted.Count);
            var cursor = SortOracle.Values(order, sorted[place]);

            Assert.Equal(Codes(sorted[(place + 1)..]), Read(database, order.Terms, Keyset.After(order.Terms, Keyset.Nulls(cursor)), cursor));
            Assert.Equal(
                Codes(sorted[..place].AsEnumerable().Reverse()),
                Read(database, Keyset.Reverse(order.Terms), Keyset.Before(order.Terms, Keyset.Nulls(cursor)), cursor));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void Dialects_without_row_values_get_the_same_rows() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var table = TestCity.Path(TestCity.Instance.Sample);
            var rows = new Samples(seed).Rows(20);
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            var order = OrderCompiler.Compile(table, [Inputs.Of(("must", seed % 2 == 0 ? "ASC" : "DESC"))]);
            var sorted = SortOracle.Sort(rows.Where(row => row.Type == TestCity.Instance.Sample), order.Terms);
            var place = new Random(seed).Next(sorted.Count);
            var cursor = SortOracle.Values(order, sorted[place]);
            var after = Keyset.After(order.Terms, 0);

            var expanded = Keyset.Expand(Assert.IsType<RowPredicate>(after));
            Assert.Equal(Codes(sorted[(place + 1)..]), Read(database, order.Terms, expanded, cursor));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static RecordOrder RandomOrder(Random random)
    {
        var fields = Fields.OrderBy(_ => random.Next()).Take(random.Next(0, 4));
        return OrderCompiler.Compile(
            TestCity.Path(TestCity.Instance.Sample),
            [.. fields.Select(field => Inputs.Of((field, random.Next(2) == 0 ? "ASC" : "DESC"))),
                .. random.Next(2) == 0 ? Inputs.List(Inputs.Of(("parent", Inputs.Of(("whole", random.Next(2) == 0 ? "ASC" : "DESC"))))) : []]);
    }

    private static IEnumerable<object?> Codes(IEnumerable<Row> rows) => rows.Select(row => row["code"]);

    private IEnumerable<object?> Read(
        TestDatabase database, ImmutableArray<OrderTerm> terms, OpenCity.Data.Sql.Predicate after, ImmutableArray<SqlValue> cursor)
    {
        var table = TestCity.Path(TestCity.Instance.Sample);
        var statement = new PageStatement
        {
            Table = table,
            Columns = [TestCity.Column(table, "code")],
            Order = terms,
            Within = after,
            Limit = 201,
        }.Print(provider.Dialect());
        return database.Read(statement, new StatementArguments { After = cursor, Before = cursor }).Select(row => row[0]);
    }
}

public sealed class KeysetTestsOnSqlite() : KeysetTests(TestProvider.Sqlite);

public sealed class KeysetTestsOnPostgreSql() : KeysetTests(TestProvider.PostgreSql);

public sealed class KeysetTestsOnSqlServersTexts() : KeysetTests(TestProvider.SqlServerText);
