using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

public abstract class FilterPropertyTests(TestProvider provider)
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void Any_filter_finds_the_rows_that_LINQ_finds() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var samples = new Samples(seed);
            var rows = samples.Rows(12);
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            for (var i = 0; i < 10; i++)
            {
                var type = samples.Pick(TestCity.Instance.City.RecordTypes);
                var where = samples.Filter(type, rows, 0);
                var statement = Statement(TestCity.Path(type), where);
                AssertFinds(database, rows, statement, TestCity.Path(type), where);
            }
        }).Check(Config);

    // A statement is kept for its shape: whatever other values come, it must be theirs too.
    [Fact]
    public void Equal_shapes_have_equal_statements_and_take_each_others_values() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var samples = new Samples(seed);
            var rows = samples.Rows(12);
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            var type = TestCity.Instance.Sample;
            var statements = new Dictionary<string, StatementText>();
            for (var i = 0; i < 40; i++)
            {
                var where = samples.Filter(type, rows, 2);
                var shape = Shape(where);
                var statement = Statement(TestCity.Path(type), where);
                if (statements.TryGetValue(shape, out var first))
                {
                    Assert.Equal(first.Sql, statement.Sql);
                    AssertFinds(database, rows, first, TestCity.Path(type), where);
                }

                statements.TryAdd(shape, statement);
            }

            Assert.InRange(statements.Count, 2, 39);
        }).Check(Config.WithMaxTest(40));

    private static void AssertFinds(
        TestDatabase database, List<Row> rows, StatementText statement, TablePath table, InputObject where)
    {
        var expected = rows.Where(row => row.Type == table.Table.Type && FilterOracle.Matches(row, row.Type, where, rows)).Select(KeyOf).Order();
        var actual = database.Read(statement, new StatementArguments { Where = where }).Select(row => string.Join('|', row)).Order();
        Assert.True(
            expected.SequenceEqual(actual),
            $"{Inputs.Print(where)}\n{statement.Sql}\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
    }

    private static string KeyOf(Row row) => string.Join('|', TestCity.Instance.Tables[row.Type].Key.Select(
        column => StoreForm.Of(column.Kind, row.Get(column))));

    private StatementText Statement(TablePath table, InputObject where) => new PageStatement
    {
        Table = table,
        Columns = [.. table.Table.Key.Select(table.Column)],
        Where = FilterCompiler.Compile(table, where, new ReadLimits { MaxNearMetres = 20_000_000 }),
        Order = OrderCompiler.Compile(table, null).Terms,
        Limit = 201,
    }.Print(provider.Dialect());

    private static string Shape(InputObject where)
    {
        var shape = new ArrayBufferWriter<byte>();
        ValueShape.Append(shape, where, where.Type, FrozenSet<string>.Empty);
        return Encoding.UTF8.GetString(shape.WrittenSpan);
    }
}

public sealed class FilterPropertyTestsOnSqlite() : FilterPropertyTests(TestProvider.Sqlite);

public sealed class FilterPropertyTestsOnPostgreSql() : FilterPropertyTests(TestProvider.PostgreSql);

public sealed class FilterPropertyTestsOnSqlServersTexts() : FilterPropertyTests(TestProvider.SqlServerText);
