using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Random rows, filters, orders and sizes: pages, one after the other and from either end, are what LINQ cuts out of its list.</summary>
public abstract class PagePropertyTests(TestProvider provider)
{
    private static readonly ReadLimits Wide = new() { MaxNearMetres = 20_000_000 };

    [Fact]
    public void Walks_over_filtered_and_ordered_rows_bring_what_LINQ_has_in_its_order() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var samples = new Samples(seed);
            var rows = samples.Rows(random.Next(1, 25));
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            for (var i = 0; i < 4; i++)
            {
                var table = TestCity.Path(samples.Pick(TestCity.Instance.City.RecordTypes));
                var where = random.Next(3) == 0 ? Inputs.Of() : samples.Filter(table.Table.Type, rows, 0);
                var order = OrderCompiler.Compile(table, Order(table.Table.Type, random, 0));
                var size = random.Next(1, 7);
                var expected = SortOracle.Sort(rows.Where(row => row.Type == table.Table.Type && FilterOracle.Matches(row, row.Type, where, rows)), order.Terms);

                var all = $"{Inputs.Print(where)} by {string.Join(", ", order.Terms)} in pages of {size}";
                AssertSame(expected, Walk(database, table, where, order, size, isBackward: false), all);
                AssertSame(expected.AsEnumerable().Reverse(), Walk(database, table, where, order, size, isBackward: true), all);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Theory]
    [InlineData("Event", "district")]
    [InlineData("AirReading", "station")]
    public void Walks_by_the_keys_of_the_records_referred_to_bring_what_LINQ_has_in_its_order(string type, string reference) => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var samples = new Samples(seed);
            var rows = samples.Rows(random.Next(10, 40));
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            var table = TestCity.Path(TestCity.Instance.City.RecordTypesByName[type]);
            var field = (ReferenceField)table.Table.Type.FieldsByName[reference];

            // Texts are few, so that several records have one; besides there may be anything else in the filter.
            var referred = rows.Where(row => row.Type == field.Target).ToList();
            var name = referred.Count == 0 ? "" : samples.Pick(referred).Get(TestCity.Instance.Tables[field.Target].ByField[(StoredField)field.Target.FieldsByName["name"]][0]);
            var asked = Inputs.Of((reference, Inputs.Of(("name", Inputs.Of(("ko", Inputs.Of(("eq", name))))))));
            var where = random.Next(2) == 0 ? asked : Inputs.Of(("and", new object?[] { asked, samples.Filter(table.Table.Type, rows, 0) }));
            var order = OrderCompiler.Compile(
                table, random.Next(2) == 0 ? null : [Inputs.Of((table.Table.Type.Time!.Name, random.Next(2) == 0 ? "ASC" : "DESC"))]);
            var size = random.Next(1, 4);
            Assert.NotNull(KeysFirst.Find(table, FilterCompiler.Compile(table, asked, Wide), order.Terms));
            var expected = SortOracle.Sort(rows.Where(row => row.Type == table.Table.Type && FilterOracle.Matches(row, row.Type, where, rows)), order.Terms);

            var all = $"{Inputs.Print(where)} by {string.Join(", ", order.Terms)} in pages of {size}";
            AssertSame(expected, Walk(database, table, where, order, size, isBackward: false), all);
            AssertSame(expected.AsEnumerable().Reverse(), Walk(database, table, where, order, size, isBackward: true), all);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void Children_and_their_numbers_are_those_that_LINQ_groups() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var samples = new Samples(seed);
            var rows = samples.Rows(random.Next(1, 25));
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            var list = samples.Pick(TestCity.Instance.City.RecordTypes.SelectMany(type => type.Fields).OfType<CollectionField>().ToList());
            var table = TestCity.Path(list.Item);
            var where = random.Next(3) == 0 ? Inputs.Of() : samples.Filter(list.Item, rows, 0);
            var order = OrderCompiler.Compile(table, Order(list.Item, random, 0));
            var parents = rows.Where(row => row.Type == list.Type).ToList();
            var keys = new KeyList(TestCity.Instance.Tables[list.Type].Key.Length);
            parents.ForEach(parent => keys.Add(KeyOf(parent)));
            var arguments = new StatementArguments { Where = where, Keys = keys };
            var predicate = FilterCompiler.Compile(table, where, Wide);
            var children = parents.Select(parent => SortOracle.Sort(
                rows.Where(row => row.Type == list.Item && row[list.By.Name] == parent && FilterOracle.Matches(row, list.Item, where, rows)), order.Terms)).ToList();

            var page = new ChildPageStatement
            {
                Table = table,
                By = list.By,
                Columns = [.. table.Table.Key.Select(table.Column)],
                Where = predicate,
                Order = order.Terms,
                Limit = 11,
            }.Print(provider.Dialect());
            Assert.Equal(
                children.SelectMany((items, i) => items.Take(11).Select(item => $"{i}|{Text(KeyOf(item))}")),
                database.Read(page, arguments).Select(row => string.Join('|', row)));

            var greatest = random.Next(1, 4);
            var count = new ChildCountStatement { Table = table, By = list.By, Where = predicate, Greatest = greatest }.Print(provider.Dialect());
            Assert.Equal(
                children.Select((items, i) => $"{i}|{Math.Min(items.Count, greatest + 1)}"),
                database.Read(count, arguments).Select(row => string.Join('|', row)).OrderBy(row => int.Parse(row.Split('|')[0], CultureInfo.InvariantCulture)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void AssertSame(IEnumerable<Row> expected, List<string> actual, string what) => Assert.True(
        expected.Select(row => Text(KeyOf(row))).SequenceEqual(actual),
        $"{what}\nexpected {string.Join(' ', expected.Select(row => Text(KeyOf(row))))}\nactual   {string.Join(' ', actual)}");

    private static SqlValue[] KeyOf(Row row) =>
        [.. TestCity.Instance.Tables[row.Type].Key.Select(column => StoreForm.Of(column.Kind, row.Get(column)))];

    private static string Text(SqlValue[] key) => string.Join('|', key);

    private static object?[] Order(RecordType type, Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Sort(type, random, depth))];

    private static InputObject Sort(RecordType type, Random random, int depth)
    {
        var direction = random.Next(2) == 0 ? "ASC" : "DESC";
        var fields = type.StoredFields
            .Where(field => field is ReferenceField ? depth < 2 : ((ValueField)field).Kind != ValueKind.GeoPoint).ToList();
        var field = fields[random.Next(fields.Count)];
        return field switch
        {
            ReferenceField reference => Inputs.Of((field.Name, Sort(reference.Target, random, depth + 1))),
            ValueField { IsLocalized: true } => Inputs.Of((field.Name, Inputs.Of((new[] { "ko", "en", "ja" }[random.Next(3)], direction)))),
            _ => random.Next(6) == 0 ? Inputs.Of(("id", direction)) : Inputs.Of((field.Name, direction)),
        };
    }

    // As a client walks: each page begins where the last one ended, and ends when one is not full.
    private List<string> Walk(TestDatabase database, TablePath table, InputObject where, RecordOrder order, int size, bool isBackward)
    {
        var columns = table.Table.Key.Select(table.Column).Concat(order.Terms.Select(term => term.Column)).Distinct().ToImmutableArray();
        var terms = isBackward ? Keyset.Reverse(order.Terms) : order.Terms;
        var walked = new List<string>();
        ImmutableArray<SqlValue> cursor = default;
        while (true)
        {
            var statement = new PageStatement
            {
                Table = table,
                Columns = columns,
                Where = FilterCompiler.Compile(table, where, Wide),
                Order = terms,
                Within = cursor.IsDefault ? null : isBackward ? Keyset.Before(order.Terms, Keyset.Nulls(cursor)) : Keyset.After(order.Terms, Keyset.Nulls(cursor)),
                Limit = PageLimit.For(size),
            }.Print(provider.Dialect());
            var page = database.Read(statement, new StatementArguments { Where = where, After = cursor, Before = cursor });
            foreach (var row in page.Take(size))
            {
                walked.Add(string.Join('|', row.Take(table.Table.Key.Length)));
                cursor = [.. order.Terms.Select(term => Cell(row[statement.OrdinalOf(term.Column)]))];
            }

            if (page.Count <= size)
            {
                return walked;
            }
        }
    }

    private static SqlValue Cell(object? value) => value switch
    {
        null => SqlValue.Null,
        long number => SqlValue.Of(number),
        double number => SqlValue.Of(number),
        var text => SqlValue.Of((string)text),
    };
}

public sealed class PagePropertyTestsOnSqlite() : PagePropertyTests(TestProvider.Sqlite);

public sealed class PagePropertyTestsOnPostgreSql() : PagePropertyTests(TestProvider.PostgreSql);

public sealed class PagePropertyTestsOnSqlServersTexts() : PagePropertyTests(TestProvider.SqlServerText);
