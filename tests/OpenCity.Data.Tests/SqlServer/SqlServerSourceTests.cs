using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Sql;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>The values that go with the texts in T-SQL.</summary>
public class SqlServerSourceTests
{
    private static readonly TablePath Samples = TestCity.Path(TestCity.Instance.Sample);
    private static readonly TablePath Readings = TestCity.Path(TestCity.Instance.Reading);

    // Compared as if the shorter one went on with spaces, "a " would equal "a".
    [Theory]
    [InlineData("eq", "a", "a")]
    [InlineData("eq", "a ", "NULL")]
    [InlineData("eq", " a", " a")]
    [InlineData("eq", "", "")]
    [InlineData("neq", "a ", "NULL")]
    [InlineData("gt", "a ", "a ")]
    [InlineData("lte", "a\0b", "a")]
    [InlineData("lt", "a", "a")]
    [InlineData("contains", "50% [a_b]\\c", "%50\\% \\[a\\_b]\\\\c%")]
    [InlineData("contains", "", "%%")]
    [InlineData("startsWith", "a ", "a %")]
    [InlineData("nstartsWith", "강%", "강\\%%")]
    [InlineData("endsWith", "_", "%\\_")]
    public void A_text(string op, string value, string sent) =>
        Assert.Equal([sent], Values(Inputs.Of(("text", Inputs.Of((op, value))))));

    [Theory]
    [InlineData("lt", "a ")]
    [InlineData("gte", "a\0b")]
    public void A_bound_behind_all_spaces(string op, string value) => A_text(op, value, "a" + new string(' ', 1000) + "!");

    [Theory]
    [InlineData("in")]
    [InlineData("nin")]
    public void A_list_of_texts_has_those_that_a_record_can_equal(string op) => Assert.Equal(
        ["""["a","","\"b"]"""], Values(Inputs.Of(("text", Inputs.Of((op, Inputs.List("a", "a ", "", null, "\"b")))))));

    [Fact]
    public void A_list_of_instants_has_texts() => Assert.Equal(
        ["""["2019-07-06T15:00:00.000001","1969-12-31T23:59:59.999999"]"""],
        Values(Inputs.Of(("instant", Inputs.Of(("in", Inputs.List(Instant(1_562_425_200_000_001), Instant(-1))))))));

    [Fact]
    public void Keys_have_their_positions_and_one_that_matches_nothing_keeps_its_own()
    {
        var keys = new KeyList(2);
        keys.Add("S0", 1_562_425_200_000_000L);
        keys.Add("S0 ", 0L);
        keys.Add(SqlValue.Null, 0L);
        var text = new ByKeyStatement { Table = Readings, Columns = [TestCity.Column(Readings, "pm10")] }.Print(SqlServerDialect.Instance);

        Assert.Equal(
            """[[0,"S0","2019-07-06T15:00:00.000000"],[1,null,"1970-01-01T00:00:00.000000"],[2,null,"1970-01-01T00:00:00.000000"]]""",
            Assert.Single(text.Parameters).Evaluate(new StatementArguments { Keys = keys }).ToString());
    }

    [Fact]
    public void A_text_that_could_not_be_compared_whole_has_no_column()
    {
        Assert.Equal("varchar(7998)", SqlServerTypes.Of(ColumnKind.Text, 2666));
        Assert.Contains("2666 at most", Assert.Throws<NotSupportedException>(() => SqlServerTypes.Of(ColumnKind.Text, 2667)).Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static IEnumerable<string> Values(InputObject where)
    {
        var text = new CountStatement { Table = Samples, Where = FilterCompiler.Compile(Samples, where), Greatest = 1 }.Print(SqlServerDialect.Instance);
        return text.Parameters.Select(parameter => parameter.Evaluate(new StatementArguments { Where = where }).ToString());
    }
}
