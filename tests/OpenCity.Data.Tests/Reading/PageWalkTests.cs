using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL.Types;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>Walks over pages while another connection inserts and deletes between them.</summary>
public abstract class PageWalkTests(CityFixture city)
{
    private static int s_runs;

    // Whatever is committed meanwhile, the walk is over what was there when it began.
    [Fact]
    public void In_one_snapshot_each_row_comes_exactly_once() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var walk = new Walk(city, new Random(seed));
            using var session = city.Database.OpenRead();
            var seen = walk.Pages(() => session, _ => { });
            Assert.Equal(walk.AtStart, seen);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // Each page sees what is there by then: no row twice, none that never was, and each that was there all the time.
    [Fact]
    public void Page_by_page_no_row_comes_twice_and_none_that_stays_is_missed() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var walk = new Walk(city, new Random(seed));
            var seen = walk.Pages(() => city.Database.OpenRead(), session => session.Dispose());
            Assert.Equal(seen.Distinct(), seen);
            Assert.Empty(walk.AtStart.Except(walk.Deleted).Except(seen));
            Assert.Empty(seen.Except(walk.AtStart).Except(walk.Inserted));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private sealed class Walk
    {
        private readonly CityFixture _city;
        private readonly Random _random;
        private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"w{Interlocked.Increment(ref s_runs)}-");
        private readonly List<(string Code, string? English)> _rows = [];
        private readonly TablePath _table;
        private readonly RecordOrder _order;
        private readonly InputObject _where;
        private readonly bool _isDescending;
        private int _made;

        internal Walk(CityFixture city, Random random)
        {
            (_city, _random) = (city, random);
            _table = TablePath.Root(CityTables.Of(city.City), city.City.RecordTypesByName["District"]);
            _isDescending = random.Next(2) == 0;
            _order = OrderCompiler.Compile(_table, [Sql.Inputs.Of(("name", Sql.Inputs.Of(("en", _isDescending ? "DESC" : "ASC"))))]);
            _where = Sql.Inputs.Of(("name", Sql.Inputs.Of(("ko", Sql.Inputs.Of(("startsWith", _prefix))))));
            city.Write(session =>
            {
                for (var i = random.Next(0, 20); i > 0; i--)
                {
                    Insert(session);
                }
            });
            Inserted.Clear();
            var sorted = _rows.OrderBy(row => row.English ?? "", StringComparer.Ordinal).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Code);
            AtStart = [.. _isDescending ? sorted.Reverse() : sorted];
        }

        internal List<string> AtStart { get; }

        internal List<string> Inserted { get; } = [];

        internal List<string> Deleted { get; } = [];

        internal List<string> Pages(Func<ReadSession> open, Action<ReadSession> close)
        {
            var seen = new List<string>();
            ImmutableArray<SqlValue> cursor = default;
            while (true)
            {
                var size = _random.Next(1, 5);
                var session = open();
                var count = ReadPage(session, size, ref cursor, seen);
                close(session);
                if (count <= size)
                {
                    return seen;
                }

                _city.Write(Change);
            }
        }

        private int ReadPage(ReadSession session, int size, ref ImmutableArray<SqlValue> cursor, List<string> seen)
        {
            var statement = new PageStatement
            {
                Table = _table,
                Columns = [.. _order.Terms.Select(term => term.Column)],
                Where = FilterCompiler.Compile(_table, _where),
                Order = _order.Terms,
                Within = cursor.IsDefault ? null : Keyset.After(_order.Terms, Keyset.Nulls(cursor)),
                Limit = PageLimit.For(size),
            }.Print(_city.Database.Dialect);
            var arguments = new StatementArguments { Where = _where, After = cursor };
            using var rows = session.Execute(statement.Sql, [.. statement.Parameters.Select(source => source.Evaluate(arguments))], CancellationToken.None);
            var count = 0;
            while (rows.Read())
            {
                if (++count <= size)
                {
                    var code = rows.GetString(1)!;
                    cursor = [rows.IsNull(0) ? SqlValue.Null : SqlValue.Of(rows.GetString(0)!), SqlValue.Of(code)];
                    seen.Add(code);
                }
            }

            return count;
        }

        private void Change(WriteSession session)
        {
            for (var i = _random.Next(0, 3); i > 0; i--)
            {
                Insert(session);
            }

            for (var i = _random.Next(0, 3); i > 0 && _rows.Count > 0; i--)
            {
                var (code, _) = _rows[_random.Next(_rows.Count)];
                Assert.Equal(1, session.Execute("DELETE FROM \"district\" WHERE \"code\" = $1", code));
                _rows.RemoveAll(row => row.Code == code);
                Deleted.Add(code);
            }
        }

        private void Insert(WriteSession session)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{_random.Next(100):00}-{_made++}");
            var english = _random.Next(4) == 0 ? null : "e" + _random.Next(4);
            _city.InsertDistrict(session, code, english);
            _rows.Add((code, english));
            Inserted.Add(code);
        }
    }
}

public sealed class PageWalkTestsOnSqlite(SqliteCity city) : PageWalkTests(city), IClassFixture<SqliteCity>;

public sealed class PageWalkTestsOnPostgreSql : PageWalkTests, IClassFixture<PostgreSqlCity>
{
    public PageWalkTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
