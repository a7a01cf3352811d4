using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section3_Types;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("P1Y2M3DT4H5M6.789S", "P1Y2M3DT4H5M6.789S")]
    [InlineData("PT1H", "PT1H")]
    [InlineData("PT60M", "PT1H")]
    [InlineData("PT90S", "PT1M30S")]
    [InlineData("PT0.000001S", "PT0.000001S")]
    [InlineData("PT1,5S", "PT1.5S")]
    [InlineData("P2W", "P14D")]
    [InlineData("P1M", "P1M")]
    [InlineData("PT1M", "PT1M")]
    [InlineData("-P1DT1H", "-P1DT1H")]
    [InlineData("P0D", "PT0S")]
    [InlineData("PT36H", "PT36H")]
    [InlineData("P12M", "P12M")]
    public void A_duration_is_printed_as_the_shortest_text_of_its_parts(string text, string printed)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(printed, duration.ToString());
        Assert.Equal(duration, IsoDuration.Parse(printed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("P1")]
    [InlineData("PD")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1Y")]
    [InlineData("P1.5D")]
    [InlineData("PT1.5H")]
    [InlineData("PT.5S")]
    [InlineData("PT1.S")]
    [InlineData("PT1.0000001S")]
    [InlineData("P1W1D")]
    [InlineData("P-1D")]
    [InlineData("+P1D")]
    [InlineData("p1d")]
    [InlineData("P1D ")]
    [InlineData("P2147483648D")]
    [InlineData("P99999999999999999999Y")]
    [InlineData("PT9223372036854775807H")]
    [InlineData("P306783379W")]
    public void What_is_no_duration_is_refused(string? text) => Assert.False(IsoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("2020-01-31T00:00:00+09:00", "P1M", "2020-02-29T00:00:00.0000000+09:00")]
    [InlineData("2020-02-29T00:00:00+00:00", "P1Y", "2021-02-28T00:00:00.0000000+00:00")]
    [InlineData("2020-01-31T12:00:00+00:00", "P1M1DT12H", "2020-03-02T00:00:00.0000000+00:00")]
    [InlineData("2020-03-31T00:00:00+00:00", "-P1M", "2020-02-29T00:00:00.0000000+00:00")]
    [InlineData("2020-01-01T00:00:00+00:00", "PT0.000001S", "2020-01-01T00:00:00.0000010+00:00")]
    public void Months_are_added_first_then_days_then_time(string from, string duration, string expected) => Assert.Equal(
        expected,
        IsoDuration.Parse(duration).AddTo(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture)).ToString("O"));

    [Theory]
    [InlineData("P2147483647Y")]
    [InlineData("-P3000Y")]
    [InlineData("P2147483647D")]
    [InlineData("PT2562047788H")]
    [InlineData("-PT2562047788H54.775807S")]
    public void An_instant_beyond_the_years_is_out_of_range(string duration) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IsoDuration.Parse(duration).AddTo(DateTimeOffset.UnixEpoch));

    [Fact]
    public void Parts_of_both_signs_make_no_duration() => Assert.Throws<ArgumentException>(() => new IsoDuration(0, 1, -1, 0));

    [Fact]
    public void The_least_duration_prints() =>
        Assert.Equal("-PT2562047788H54.775808S", new IsoDuration(0, 0, 0, long.MinValue).ToString());
}
