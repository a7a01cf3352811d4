using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Tests.Sql;

/// <summary>A statement of each kind on the test city.</summary>
internal static class KnownStatements
{
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Events = TestCity.Path(City.Event);
    private static readonly RecordOrder Newest = OrderCompiler.Compile(Events, null);

    internal static StatementArguments Arguments => Keys(1, "D0") with
    {
        After = [SqlValue.Of(1L), SqlValue.Of("a"), SqlValue.Of("b")],
        Before = [SqlValue.Of(1L), SqlValue.Of("a"), SqlValue.Of("b")],
        Key = [SqlValue.Of("S0"), SqlValue.Of(1L)],
        Where = Inputs.Of(Filter.Entries.Concat(Circle.Entries).Select(entry => (entry.Key, entry.Key == "district" ? Names : entry.Value))),
        Having = Inputs.Of(("rate", Inputs.Of(("avg", Inputs.Of(("gt", 1.5)))))),
    };

    private static OpenCity.GraphQL.Types.InputObject Filter => Inputs.Of(
        ("district", Inputs.Of(("name", Inputs.Of(("ko", Inputs.Of(("startsWith", "강"))))))),
        ("reading", Inputs.Of(("station", Inputs.Of(("code", Inputs.Of(("in", Inputs.List("S0", null)))))))),
        ("note", Inputs.Of(("ncontains", "x"))));

    private static OpenCity.GraphQL.Types.InputObject Names => Inputs.Of(("name", Inputs.Of(
        ("ko", Inputs.Of(("startsWith", "강"))), ("en", Inputs.Of(("eq", "Jongno-gu"))))));

    private static OpenCity.GraphQL.Types.InputObject ByName => Inputs.Of(
        ("district", Inputs.Of(("name", Inputs.Of(("en", Inputs.Of(("eq", "Jongno-gu"))))))), ("note", Inputs.Of(("ncontains", "x"))));

    private static OpenCity.GraphQL.Types.InputObject Circle => Inputs.Of(
        ("place", Inputs.Of(("near", Inputs.Of(("lat", 37.5), ("lon", 127.0), ("metres", 500.0))))));

    internal static StatementArguments Keys(int columns, params string?[] keys)
    {
        var list = new KeyList(columns);
        foreach (var key in keys)
        {
            list.Add(SqlValue.Of(key));
        }

        return new StatementArguments { Keys = list };
    }

    internal static Dictionary<string, StatementText> Of(SqlDialect dialect)
    {
        var readings = TestCity.Path(City.Reading);
        var samples = TestCity.Path(City.Sample);
        var reading = (ReferenceField)City.Event.FieldsByName["reading"];
        var oldest = OrderCompiler.Compile(Events, [Inputs.Of(("receivedAt", "ASC"))]);
        var byName = OrderCompiler.Compile(Events, [Inputs.Of(("district", Inputs.Of(("name", Inputs.Of(("ko", "ASC"))))), ("note", "DESC"))]);
        var page = new PageStatement { Table = Events, Columns = Columns(Events, "code", "receivedAt"), Order = Newest.Terms, Limit = 101 };
        var byDistrict = ChildPage(City.Event, "district", Newest.Terms);
        var groups = new GroupStatement
        {
            Table = samples,
            Terms = GroupCompiler.Compile(
                samples,
                [Inputs.Of(("zone", true)), Inputs.Of(("instant", "DAY"))],
                Inputs.Of(("rate", Inputs.Of(("avg", Inputs.Of(("gt", 1.5)))))),
                [Inputs.Of(("large", Inputs.Of(("sum", "DESC"))))]),
            Figures = [Figure.Rows],
            Zone = ZoneOffsets.Of(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")),
            Limit = 101,
        };
        Statement[] all =
        [
            page,
            page with { Within = Keyset.After(Newest.Terms, 0) },
            page with { Order = Keyset.Reverse(Newest.Terms), Within = Keyset.Before(Newest.Terms, 0) },
            page with { Order = oldest.Terms, Within = Keyset.After(oldest.Terms, 0) },
            page with { Columns = [.. page.Columns, TestCity.Column(Events.Follow((ReferenceField)City.Event.FieldsByName["district"]), "name", 0)] },
            page with { Where = FilterCompiler.Compile(Events, ByName), Within = Keyset.After(Newest.Terms, 0) },
            page with
            {
                Where = FilterCompiler.Compile(Events, Filter),
                Order = byName.Terms,
                Within = Keyset.After(byName.Terms, 0),
                Columns = [.. page.Columns, TestCity.Column(Events.Follow((ReferenceField)City.Event.FieldsByName["district"]), "name", 1)],
            },
            new ByKeyStatement { Table = Events, Columns = Columns(Events, "code", "note") },
            new ByKeyStatement { Table = readings, Columns = Columns(readings, "station", "pm10") },
            new LookUpStatement { Table = readings, Columns = Columns(readings, "station", "pm10") },
            byDistrict,
            byDistrict with { Where = FilterCompiler.Compile(Events, Filter), Within = Keyset.After(Newest.Terms, 0) },
            byDistrict with { By = reading },
            new LatestStatement { Table = Events, Columns = page.Columns, By = byDistrict.By },
            new CountStatement { Table = Events, Greatest = 1000, Where = FilterCompiler.Compile(Events, Filter) },
            new ChildCountStatement { Table = Events, Greatest = 1000, By = byDistrict.By },
            new ChildCountStatement { Table = Events, Greatest = 1000, By = byDistrict.By, Where = FilterCompiler.Compile(Events, Filter) },
            new CountStatement { Table = samples, Greatest = 1000, Where = FilterCompiler.Compile(samples, Circle) },
            new AggregateStatement { Table = samples, Figures = Figures(samples) },
            new AggregateStatement { Table = Events, By = byDistrict.By, Where = FilterCompiler.Compile(Events, Filter), Figures = [Figure.Rows] },
            new AggregateStatement { Table = samples, By = (IToOneField)City.Sample.FieldsByName["zone"], Figures = [Figure.Rows] },
            groups,
            groups with { By = (IToOneField)City.Sample.FieldsByName["station"] },
            new NearestStatement
            {
                Table = samples,
                Place = (ValueField)City.Sample.FieldsByName["place"],
                Columns = Columns(samples, "code"),
                IsOfOneType = true,
                Limit = 11,
            },
        ];
        string[] names =
        [
            "page", "page_after", "page_before", "page_after_oldest", "page_joined", "page_by_keys_after", "page_filtered", "by_key", "by_composite_key", "look_up", "child_page",
            "child_page_after", "child_page_composite", "latest", "count", "child_count", "child_count_filtered",
            "near_count", "aggregate", "child_aggregate", "child_aggregate_by_shortcut", "groups", "child_groups", "nearest",
        ];
        return names.Zip(all).ToDictionary(pair => pair.First, pair => pair.Second.Print(dialect));
    }

    private static ImmutableArray<Figure> Figures(TablePath table) =>
    [
        Figure.Rows,
        .. new (FigureKind Kind, string Field)[]
        {
            (FigureKind.Count, "whole"), (FigureKind.Sum, "whole"), (FigureKind.HighSum, "large"), (FigureKind.LowSum, "large"),
            (FigureKind.ScaledSum, "rate"), (FigureKind.ScaledSum, "change"), (FigureKind.Sum, "real"), (FigureKind.Max, "instant"),
        }.Select(pair => new Figure(pair.Kind, TestCity.Column(table, pair.Field))),
    ];

    internal static ChildPageStatement ChildPage(RecordType type, string by, ImmutableArray<OrderTerm> order)
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
