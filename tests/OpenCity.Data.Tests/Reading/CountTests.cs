using OpenCity.Domain.Publishing;

namespace OpenCity.Data.Tests.Reading;

/// <summary>Counts at the root and below parents, up to the limit and beyond it.</summary>
public abstract class CountTests(CityFixture city)
{
    [Theory]
    [InlineData(999, 999, "AT_LEAST")]
    [InlineData(1000, 1000, "EXACT")]
    [InlineData(1001, 1000, "EXACT")]
    [InlineData(1, 1, "AT_LEAST")]
    public void A_thousand_records_are_counted_up_to_the_limit(int limit, int count, string relation)
    {
        var (answer, statements) = city.Ask(
            "{ airReadings(first: 1) { totalCount totalCountRelation } }", limits: new ReadLimits { MaxExactCount = limit });

        Assert.Equal($$$$"""{"data":{"airReadings":{"totalCount":{{{{count}}}},"totalCountRelation":"{{{{relation}}}}"}}}""", answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void Each_parent_has_a_count_and_a_relation_of_its_own()
    {
        var (answer, statements) = city.Ask(
            "{ districts(first: 3) { nodes { cctvs { totalCountRelation totalCount } } } }", limits: new ReadLimits { MaxExactCount = 3 });

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"cctvs":{"totalCountRelation":"AT_LEAST","totalCount":3}},{"cctvs":{"totalCountRelation":"EXACT","totalCount":2}},{"cctvs":{"totalCountRelation":"EXACT","totalCount":0}}]}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void Nothing_is_counted_that_nobody_asks_for()
    {
        Assert.Equal(1, city.Ask("{ airReadings(first: 1) { nodes { pm10 } } }").Statements);
        Assert.Equal(2, city.Ask("{ airReadings(first: 1) { nodes { pm10 } totalCountRelation } }").Statements);
        Assert.Equal(1, city.Ask("{ airReadings(first: 1) { nodes { pm10 } totalCount @include(if: false) } }").Statements);
    }

    [Fact]
    public void A_count_is_of_what_the_filter_lets_through_whatever_the_page()
    {
        var (answer, _) = city.Ask(
            """{ airReadings(last: 1, where: { grade: { eq: GOOD }, station: { code: { eq: "S11000" } } }) { totalCount totalCountRelation } }""",
            limits: new ReadLimits { MaxExactCount = 20 });

        Assert.Equal("""{"data":{"airReadings":{"totalCount":20,"totalCountRelation":"EXACT"}}}""", answer);
    }
}

public sealed class CountTestsOnSqlite(SqliteCity city) : CountTests(city), IClassFixture<SqliteCity>;

public sealed class CountTestsOnPostgreSql : CountTests, IClassFixture<PostgreSqlCity>
{
    public CountTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(OpenCity.Tests.PostgreSqlCluster.Missing is null, OpenCity.Tests.PostgreSqlCluster.Missing ?? "");
}
