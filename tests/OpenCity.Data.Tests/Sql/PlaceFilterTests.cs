using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Known circles and boxes around three known places: A and B are 1,459.32 metres from each other, C lies near the 180th meridian.</summary>
public abstract class PlaceFilterTests(TestProvider provider)
{
    private static readonly TablePath Table = TestCity.Path(TestCity.Instance.Sample);

    [Theory]
    [InlineData(37.5665, 126.978, 1, "A")]
    [InlineData(37.5665, 126.978, 1459.31, "A")]
    [InlineData(37.5665, 126.978, 1459.33, "AB")]
    [InlineData(37.5, 127, 100_000, "AB")]
    [InlineData(-17, -179.95, 15_900, "")]
    [InlineData(-17, -179.95, 16_000, "C")]
    [InlineData(-17, 179.9, 0.001, "C")]
    [InlineData(90, 0, 100_000, "")]
    public void A_circle_holds_the_places_that_are_near(double lat, double lon, double metres, string met) =>
        Assert.Equal(met, Find(Near(lat, lon, metres)));

    [Theory]
    [InlineData(37.5665, 126.978, 37.5665, 126.978, "A")]
    [InlineData(37.5, 126.9, 37.6, 127, "AB")]
    [InlineData(37.57, 126.9, 37.6, 127, "B")]
    [InlineData(-90, -180, 90, 180, "ABC")]
    [InlineData(-20, 179, -10, -179, "C")]
    [InlineData(-20, 179.95, -10, -179, "")]
    [InlineData(-90, 127, 90, 126.977, "BC")]
    public void A_box_holds_what_lies_between_its_edges_also_across_the_180th_meridian(
        double south, double west, double north, double east, string met) =>
        Assert.Equal(met, Find(Box(south, west, north, east)));

    [Fact]
    public void Both_must_hold_and_a_missing_place_meets_neither()
    {
        var all = Box(-90, -180, 90, 180);
        Assert.Equal("A", Find(Inputs.Of(("near", Value(Near(37.5665, 126.978, 1000), "near")), ("box", Value(all, "box")))));
        Assert.Equal("", Find(Inputs.Of(("near", Value(Near(37.5665, 126.978, 1000), "near")), ("box", Value(Box(-20, 179, -10, -179), "box")))));
        Assert.Equal("ABC", Find(all));
    }

    [Theory]
    [InlineData("lat", 91)]
    [InlineData("lat", -90.001)]
    [InlineData("lon", 180.5)]
    [InlineData("lon", -181)]
    [InlineData("metres", 0)]
    [InlineData("metres", -1)]
    [InlineData("lat", double.NaN)]
    [InlineData("lon", double.NaN)]
    [InlineData("metres", double.NaN)]
    [InlineData("lat", double.PositiveInfinity)]
    public void What_is_no_place_is_refused(string name, double value)
    {
        var parts = new Dictionary<string, object?> { ["lat"] = 37.5, ["lon"] = 127.0, ["metres"] = 500.0, [name] = value };
        var refused = Assert.Throws<QueryException>(() => Find(Inputs.Of(("near", Inputs.Of(parts.Select(part => (part.Key, part.Value)))))));

        Assert.Equal(ErrorCodes.InvalidPlace, refused.Code);
        Assert.StartsWith($"\"{name}\" is ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(38, 126, 37, 127)]
    [InlineData(-91, 126, 37, 127)]
    [InlineData(37, 126, double.NaN, 127)]
    [InlineData(37, 190, 38, 127)]
    [InlineData(37, 126, 38, 181)]
    public void What_is_no_box_is_refused(double south, double west, double north, double east) =>
        Assert.Equal(ErrorCodes.InvalidPlace, Assert.Throws<QueryException>(() => Find(Box(south, west, north, east))).Code);

    [Theory]
    [InlineData(100_000.1)]
    [InlineData(5e6)]
    [InlineData(double.PositiveInfinity)]
    public void A_circle_of_a_continent_is_refused(double metres) =>
        Assert.Equal(ErrorCodes.RadiusLimitExceeded, Assert.Throws<QueryException>(() => Find(Near(37.5, 127, metres))).Code);

    [Fact]
    public void Null_in_place_of_a_place_is_refused()
    {
        Assert.Equal(ErrorCodes.InvalidFilter, Assert.Throws<QueryException>(() => Find(Inputs.Of(("near", null)))).Code);
        Assert.Equal(
            ErrorCodes.InvalidFilter, Assert.Throws<QueryException>(() => FilterCompiler.Compile(Table, Inputs.Of(("place", null)))).Code);
    }

    private static InputObject Near(double lat, double lon, double metres) =>
        Inputs.Of(("near", Inputs.Of(("lat", lat), ("lon", lon), ("metres", metres))));

    private static InputObject Box(double south, double west, double north, double east) =>
        Inputs.Of(("box", Inputs.Of(("south", south), ("west", west), ("north", north), ("east", east))));

    private static object? Value(InputObject filter, string name) => filter.Entries.Single(entry => entry.Key == name).Value;

    private string Find(InputObject place)
    {
        using var database = TestDatabase.On(provider);
        database.Insert(KnownRows.All());
        var where = Inputs.Of(("place", place));
        var statement = new PageStatement
        {
            Table = Table,
            Columns = [TestCity.Column(Table, "code")],
            Where = FilterCompiler.Compile(Table, where),
            Order = OrderCompiler.Compile(Table, null).Terms,
            Limit = 201,
        }.Print(provider.Dialect());
        return string.Concat(database.Read(statement, new StatementArguments { Where = where }).Select(row => row[0]));
    }
}

public sealed class PlaceFilterTestsOnSqlite() : PlaceFilterTests(TestProvider.Sqlite);

public sealed class PlaceFilterTestsOnPostgreSql() : PlaceFilterTests(TestProvider.PostgreSql);

public sealed class PlaceFilterTestsOnSqlServersTexts() : PlaceFilterTests(TestProvider.SqlServerText);
