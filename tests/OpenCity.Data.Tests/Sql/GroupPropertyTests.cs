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

/// <summary>Random groups of random rows are those that LINQ makes, on every database.</summary>
public abstract class GroupPropertyTests(TestProvider provider)
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(40);
    private static readonly ReadLimits s_limits = new() { MaxNearMetres = 20_000_000 };
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Table = TestCity.Path(City.Sample);

    [Fact]
    public void Any_groups_are_those_that_LINQ_makes() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var samples = new Samples(seed);
            var rows = samples.Rows(30);
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            for (var i = 0; i < 12; i++)
            {
                var groups = new RandomGroups(samples);
                var (by, having, order) = (groups.By(), groups.Having(0), groups.Order());
                var where = samples.Filter(City.Sample, rows, 3);
                Check(database, rows, groups.Limit(), by, having, order, where, groups.Link());
            }
        }).Check(Config);

    [Fact]
    public void Figures_over_all_rows_are_those_of_one_group() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var samples = new Samples(seed);
            var rows = samples.Rows(30);
            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            for (var i = 0; i < 6; i++)
            {
                var where = samples.Filter(City.Sample, rows, 2);
                var statement = new AggregateStatement { Table = Table, Where = FilterCompiler.Compile(Table, where, s_limits), Figures = Figures }.Print(provider.Dialect());
                var found = rows.Where(row => row.Type == City.Sample && FilterOracle.Matches(row, City.Sample, where, rows)).ToList();
                var row = Assert.Single(database.Read(statement, new StatementArguments { Where = where }));
                Assert.Equal(Figures.Select(figure => GroupOracle.Print(Expected(figure, found))), row.Select(GroupOracle.Print));
            }
        }).Check(Config);

    // What one sum is of: all but the plain sum of double precision, whose last digits are those of an order of rows.
    private static System.Collections.Immutable.ImmutableArray<Figure> Figures { get; } =
    [
        Figure.Rows,
        .. new (FigureKind, string)[]
        {
            (FigureKind.Count, "whole"), (FigureKind.Min, "whole"), (FigureKind.Max, "whole"), (FigureKind.Sum, "whole"), (FigureKind.Sum, "must"),
            (FigureKind.Count, "must"), (FigureKind.HighSum, "large"), (FigureKind.LowSum, "large"), (FigureKind.Min, "large"), (FigureKind.ScaledSum, "rate"),
            (FigureKind.ScaledSum, "change"), (FigureKind.Max, "real"), (FigureKind.Min, "real"), (FigureKind.Max, "instant"), (FigureKind.Min, "day"),
        }.Select(pair => new Figure(pair.Item1, TestCity.Column(Table, pair.Item2))),
    ];

    private void Check(
        TestDatabase database, List<Row> rows, int limit, object?[] by, InputObject? having, object?[] order, InputObject where, IToOneField? link)
    {
        var terms = GroupCompiler.Compile(Table, by, having, order);
        var statement = new GroupStatement
        {
            Table = Table,
            By = link,
            Where = FilterCompiler.Compile(Table, where, s_limits),
            Terms = terms,
            Figures = Figures,
            Zone = ZoneOffsets.Utc,
            Limit = limit,
        }.Print(provider.Dialect());
        var oracle = new GroupOracle(Table, terms);
        var found = rows.Where(row => row.Type == City.Sample && FilterOracle.Matches(row, City.Sample, where, rows)).ToList();
        var expected = new List<string>();
        var keys = new KeyList(link is null ? 1 : City.Tables[link.Target].Key.Length);
        var parents = link is not null ? rows.Where(row => row.Type == link.Target).ToList() : [null!];
        foreach (var (parent, i) in parents.Select((parent, i) => (parent, i)))
        {
            if (link is not null)
            {
                keys.Add([.. City.Tables[link.Target].Key.Select(column => StoreForm.Of(column.Kind, parent.Get(column)))]);
            }

            expected.AddRange(oracle
                .Groups(link is not null ? found.Where(row => row[link.Name] == parent) : found, having, order)
                .Take(limit)
                .Select(group => string.Join('|', ((object?[])(link is not null ? [(long)i] : []))
                    .Concat(group.Keys).Concat(Figures.Select(figure => Expected(figure, group.Rows))).Select(GroupOracle.Print))));
        }

        var actual = database.Read(statement, new StatementArguments { Where = where, Having = having, Keys = link is not null ? keys : null })
            .Select(row => string.Join('|', row.Select(GroupOracle.Print))).ToList();
        Assert.True(
            expected.SequenceEqual(actual),
            $"by {Inputs.Print(by)} having {Inputs.Print(having)} order {Inputs.Print(order)} where {Inputs.Print(where)} below {link}\n{statement.Sql}\n"
            + $"expected\n{string.Join('\n', expected)}\nactual\n{string.Join('\n', actual)}");
    }

    private static object? Expected(Figure figure, List<Row> rows)
    {
        if (figure.Column is null)
        {
            return (long)rows.Count;
        }

        var column = figure.Column.Column;
        var values = rows.Select(row => row.Get(column)).OfType<object>().ToList();
        return figure.Kind switch
        {
            FigureKind.Count => (long)values.Count,
            _ when values.Count == 0 => null,
            FigureKind.Min => GroupOracle.Stored(column.Kind, values.Min()),
            FigureKind.Max => GroupOracle.Stored(column.Kind, values.Max()),
            FigureKind.Sum => values.Sum(value => Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            FigureKind.HighSum => values.Sum(value => (long)value >> 32),
            FigureKind.LowSum => values.Sum(value => (long)value & 0xffff_ffff),
            _ => (long)values.Sum(value => (decimal)(double)value * (decimal)Math.Pow(10, ((ValueField)column.Field!).Decimals!.Value)),
        };
    }
}

public sealed class GroupPropertyTestsOnSqlite() : GroupPropertyTests(TestProvider.Sqlite);

public sealed class GroupPropertyTestsOnPostgreSql() : GroupPropertyTests(TestProvider.PostgreSql);

/// <summary>Random keys, conditions and orders of groups of samples.</summary>
internal sealed class RandomGroups(Samples samples)
{
    private static readonly (string Field, ValueKind Kind)[] s_fields =
    [
        ("whole", ValueKind.Int), ("must", ValueKind.Int), ("large", ValueKind.Long), ("rate", ValueKind.Float), ("change", ValueKind.Float),
        ("real", ValueKind.Float), ("instant", ValueKind.DateTime), ("day", ValueKind.LocalDate),
    ];

    public object?[] By()
    {
        string[] names =
        [
            "tag", "text", "link", "whole", "large", "flag", "must", "grade", "instant", "day", "name", "parent", "station", "reading", "zone", "origin", "meter", "quality", "provenance",
        ];
        return [.. Enumerable.Range(0, samples.Pick([1, 1, 1, 2, 3])).Select(_ => samples.Pick(names)).Distinct().Select(name => (object?)Inputs.Of((name, name switch
        {
            "instant" => samples.Pick(["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]),
            "day" => samples.Pick(["DAY", "WEEK", "MONTH", "YEAR"]),
            "name" => samples.Pick(["KO", "EN", "JA"]),
            _ => (object)true,
        })))];
    }

    public InputObject? Having(int depth)
    {
        var entries = new Dictionary<string, object?>();
        for (var count = samples.Pick([0, 1, 1, 2]); count > 0; count--)
        {
            switch (samples.Pick([0, 1, 1, 1, 2]))
            {
                case 0:
                    entries["count"] = Operation(() => (long)samples.Pick([1, 2, 3, 5, 8]));
                    break;
                case 2 when depth < 2:
                    entries[samples.Pick(["and", "or"])] = Enumerable.Range(0, samples.Pick([0, 1, 2])).Select(_ => (object?)(Having(depth + 1) ?? Inputs.Of())).ToArray();
                    break;
                default:
                    var (field, kind) = samples.Pick(s_fields);
                    var function = samples.Pick(FunctionsOf(field, kind));
                    entries[field] = Inputs.Of((function.ToString().ToLowerInvariant(), Operation(Operand(kind, function))));
                    break;
            }
        }

        return entries.Count == 0 && depth == 0 ? null : Inputs.Of(entries.Select(entry => (entry.Key, entry.Value)));
    }

    public object?[] Order() => [.. Enumerable.Range(0, samples.Pick([0, 1, 2])).Select(_ =>
    {
        var (field, kind) = samples.Pick(s_fields);
        var direction = samples.Pick(["ASC", "DESC"]);
        return (object?)(samples.Pick([0, 1, 2, 2, 2]) switch
        {
            0 => Inputs.Of(("key", direction)),
            1 => Inputs.Of(("count", direction)),
            _ => Inputs.Of((field, Inputs.Of((samples.Pick(FunctionsOf(field, kind)).ToString().ToLowerInvariant(), direction)))),
        });
    })];

    public IToOneField? Link() => samples.Pick([null, null, "station", "parent", "reading", "zone", "origin", "meter"]) is { } name
        ? (IToOneField)TestCity.Instance.Sample.FieldsByName[name]
        : null;

    public int Limit() => samples.Pick([11, 21, 51]);

    private static AggregateFunction[] FunctionsOf(string field, ValueKind kind) =>
        [.. Aggregation.Of(kind).Where(function => field != "real" || function < AggregateFunction.Sum)];

    private Func<object> Operand(ValueKind kind, AggregateFunction function) => (function, kind) switch
    {
        (AggregateFunction.Count, _) => () => (long)samples.Pick([0, 1, 2, 3]),
        (AggregateFunction.Sum, ValueKind.Int) => () => (long)samples.Pick([-1, 0, 2, 4, 7]),
        (AggregateFunction.Sum, ValueKind.Long) or (AggregateFunction.Avg, ValueKind.Long) => () => samples.Pick<double>([0, 1, -1, 9.2e18, -0.5]),
        (AggregateFunction.Sum, ValueKind.Float) => () => samples.Pick<double>([0, 0.1, 2.51, -0.1, 1000.01]),
        (AggregateFunction.Avg, _) => () => samples.Pick<double>([0, 0.5, 1, 1.5, 2.5, 500]),
        _ => () => samples.Value(kind),
    };

    private InputObject Operation(Func<object> value)
    {
        var name = samples.Pick(["eq", "neq", "in", "nin", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"]);
        return Inputs.Of((name, name switch
        {
            "in" or "nin" => Enumerable.Range(0, samples.Pick([0, 1, 3])).Select(_ => Maybe(value)).ToArray(),
            "eq" or "neq" => Maybe(value),
            _ => value(),
        }));
    }

    private object? Maybe(Func<object> value) => samples.Pick([true, true, true, false]) ? value() : null;
}

public sealed class GroupPropertyTestsOnSqlServersTexts() : GroupPropertyTests(TestProvider.SqlServerText);
