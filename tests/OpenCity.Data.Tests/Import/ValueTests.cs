using System.Globalization;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Values;

namespace OpenCity.Data.Tests.Import;

/// <summary>How cells are read: exactly, and never guessed.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("yyyyMMddHHmm", "201907062359", "2019-07-06T23:59:00")]
    [InlineData("yyyyMMddHHmm", "201912312400", "2020-01-01T00:00:00")]
    [InlineData("yyyyMMddHHmm", "201912312401", null)]
    [InlineData("yyyyMMddHHmm", "20191231240", null)]
    [InlineData("yyyyMMddHHmm", "2019123123590", null)]
    [InlineData("yyyy년 MM월 dd일 HH시", "2020년 03월 31일 18시", "2020-03-31T18:00:00")]
    [InlineData("yyyy년 MM월 dd일 HH시", "2020년 3월 31일 18시", null)]
    [InlineData("yyyy년 M월 d일 H시", "2020년 3월 1일 8시", "2020-03-01T08:00:00")]
    [InlineData("yyyy-MM", "2002-11", "2002-11-01T00:00:00")]
    [InlineData("yyyyMMdd", "20200230", null)]
    [InlineData("yy.MM.dd.HH", "20.05.19.00", "2020-05-19T00:00:00")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fff", "2020-05-19T01:02:03.250", "2020-05-19T01:02:03.25")]
    public void Times_are_read_by_their_pattern_alone(string pattern, string text, string? expected)
    {
        var read = TimePattern.Parse(pattern, out var error);
        Assert.Null(error);
        var isTime = read!.TryRead(text, out var time);
        Assert.Equal(expected, isTime ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("yyyyy", "\"yyyyy\" is no part of a time or stands twice")]
    [InlineData("yyyy-MM-ddTHH", "\"T\" is no part of a time or stands twice")]
    [InlineData("HH:mm", "it has no year")]
    [InlineData("yyyy'T", "a single quote is not closed")]
    public void A_pattern_that_says_nothing_is_refused(string pattern, string expected)
    {
        Assert.Null(TimePattern.Parse(pattern, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("2.675", "2.68")]
    [InlineData("2.665", "2.66")]
    [InlineData("0.022000000000000002", "0.02")]
    [InlineData("-0.001", "0")]
    [InlineData("1e2", "100")]
    [InlineData("1,395", "NOT_A_NUMBER")]
    [InlineData("0x1F", "NOT_A_NUMBER")]
    [InlineData("NaN", "NOT_A_NUMBER")]
    [InlineData("1001", "OUT_OF_RANGE")]
    [InlineData("1e40", "NOT_A_NUMBER")]
    public void Decimals_are_rounded_half_to_even_by_their_digits(string text, string expected) =>
        Assert.Equal(expected, Read(new FloatParser(NumberSyntax.Plain, 1, 2, -10, 1000), text));

    [Theory]
    [InlineData("66.0", "66")]
    [InlineData("-7", "-7")]
    [InlineData("66.5", "NOT_WHOLE")]
    [InlineData("2147483648", "OUT_OF_RANGE")]
    [InlineData("99999999999999999999999999999999", "NOT_A_NUMBER")]
    public void Whole_numbers_may_be_written_with_a_nought_behind_the_point(string text, string expected) =>
        Assert.Equal(expected, Read(new WholeParser(NumberSyntax.Plain, 1, int.MinValue, int.MaxValue), text));

    [Theory]
    [InlineData("1.234.567,5", "1234567.5")]
    [InlineData("234,5", "234.5")]
    [InlineData("1.23", "NOT_A_NUMBER")]
    [InlineData("1.2345,0", "NOT_A_NUMBER")]
    [InlineData(".234", "NOT_A_NUMBER")]
    [InlineData("1,2,3", "NOT_A_NUMBER")]
    [InlineData("-1.234", "-1234")]
    public void Other_signs_for_thousands_and_fractions_are_declared_and_strict(string text, string expected) =>
        Assert.Equal(expected, Read(new FloatParser(new NumberSyntax(',', '.'), 1, null, -1e9, 1e9), text));

    [Theory]
    [InlineData("2020-03-08 02:30", "NOT_A_TIME")]
    [InlineData("2020-03-08 03:30", "1583652600000000")]
    [InlineData("2020-11-01 01:30", "1604212200000000")]
    public void A_time_that_the_clocks_skip_is_none_and_of_two_the_standard_one_is_meant(string text, string expected) =>
        Assert.Equal(expected, Read(new InstantParser(TimePattern.Parse("yyyy-MM-dd HH:mm", out _), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")), text));

    [Theory]
    [InlineData("2020-01-01T00:00:00+09:00", "1577804400000000")]
    [InlineData("2020-01-01T00:00:00.000001Z", "1577836800000001")]
    [InlineData("2020-01-01T00:00:00", "NOT_A_TIME")]
    [InlineData("2020-01-01T00:00:00.0000001Z", "NOT_A_TIME")]
    public void Without_a_pattern_an_instant_is_RFC_3339(string text, string expected) =>
        Assert.Equal(expected, Read(new InstantParser(null, null), text));

    private static string Read(ValueParser parser, string text) =>
        parser.Parse(text, out var value) is { } reason ? reason.Code() : value.ToString();
}
