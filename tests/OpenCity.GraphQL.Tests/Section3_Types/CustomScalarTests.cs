using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.5 Scalars, custom")]
public sealed class CustomScalarTests
{
    [Theory]
    [InlineData("2019-07-07T09:00:00+09:00", "2019-07-07T00:00:00.0000000+00:00")]
    [InlineData("2019-07-07T00:00:00Z", "2019-07-07T00:00:00.0000000+00:00")]
    [InlineData("2019-07-07t00:00:00z", "2019-07-07T00:00:00.0000000+00:00")]
    [InlineData("2019-07-07T00:00:00-00:30", "2019-07-07T00:30:00.0000000+00:00")]
    [InlineData("2019-07-07T00:00:00+23:59", "2019-07-06T00:01:00.0000000+00:00")]
    [InlineData("2020-02-29T23:59:59.123456Z", "2020-02-29T23:59:59.1234560+00:00")]
    [InlineData("2019-07-07T00:00:00.5Z", "2019-07-07T00:00:00.5000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.9999990+00:00")]
    public void An_instant_is_read_into_UTC(string text, string expected) =>
        Assert.Equal(expected, ((DateTimeOffset)Read("DateTime", text)!).ToString("O"));

    [Theory]
    [InlineData("2019-07-07T09:00:00", "the offset is missing")]
    [InlineData("2019-07-07T09:00:00.1234567Z", "at most 6 decimals of a second are allowed")]
    [InlineData("2019-07-07T09:00:00.1000000Z", "at most 6 decimals of a second are allowed")]
    [InlineData("2019-02-29T09:00:00Z", "there is no such day or time")]
    [InlineData("2019-13-01T09:00:00Z", "there is no such day or time")]
    [InlineData("2019-01-01T24:00:00Z", "there is no such day or time")]
    [InlineData("2016-12-31T23:59:60Z", "there is no such day or time")]
    [InlineData("0000-01-01T00:00:00Z", "there is no such day or time")]
    [InlineData("0001-01-01T00:00:00+00:01", "in UTC it is beyond the years 0001 to 9999")]
    [InlineData("9999-12-31T23:59:59-00:01", "in UTC it is beyond the years 0001 to 9999")]
    public void What_is_no_instant_is_refused_with_the_reason(string text, string reason) => Assert.Equal(
        $"\"DateTime\" expects an instant like \"2019-07-07T09:00:00+09:00\", not \"{text}\": {reason}.", Error("DateTime", text));

    [Theory]
    [InlineData("")]
    [InlineData("2019-07-07")]
    [InlineData("2019-07-07 09:00:00Z")]
    [InlineData("2019-07-07T09:00Z")]
    [InlineData("2019-7-7T09:00:00Z")]
    [InlineData("2019-07-07T09:00:00.Z")]
    [InlineData("2019-07-07T09:00:00.12")]
    [InlineData("2019-07-07T09:00:00+9:00")]
    [InlineData("2019-07-07T09:00:00+0900")]
    [InlineData("2019-07-07T09:00:00+24:00")]
    [InlineData("2019-07-07T09:00:00+09:60")]
    [InlineData("2019-07-07T09:00:00Z ")]
    [InlineData("2019-07-07T09:00:00ZZ")]
    [InlineData("٢٠١٩-07-07T09:00:00Z")]
    [InlineData("-019-07-07T09:00:00Z")]
    public void What_is_not_of_RFC_3339_is_refused(string text) => Assert.NotNull(Error("DateTime", text));

    [Theory]
    [InlineData("2019-07-07")]
    [InlineData("2020-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_is_read(string text) => Assert.Equal(text, ((DateOnly)Read("LocalDate", text)!).ToString("o", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2019-02-29")]
    [InlineData("2019-7-7")]
    [InlineData("20190707")]
    [InlineData(" 2019-07-07")]
    [InlineData("2019-07-07T00:00:00Z")]
    [InlineData("0000-01-01")]
    public void What_is_no_day_is_refused(string text) =>
        Assert.Equal($"\"LocalDate\" expects a day like \"2019-07-07\", not \"{text}\".", Error("LocalDate", text));

    [Theory]
    [InlineData("9223372036854775807", 9223372036854775807)]
    [InlineData("-9223372036854775808", -9223372036854775808)]
    [InlineData("0", 0)]
    public void A_long_is_read_from_a_literal_and_from_JSON(string text, long expected)
    {
        var shown = expected.ToString(CultureInfo.InvariantCulture);
        Assert.Equal((shown, null), Scalars.ReadLiteral("Long", text));
        Assert.Equal((shown, null), Scalars.ReadJson("Long", text));
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    [InlineData("9223372036854775807.5")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public void What_is_no_long_is_refused(string text)
    {
        Assert.Null(Scalars.ReadLiteral("Long", text).Value);
        Assert.Null(Scalars.ReadJson("Long", text).Value);
    }

    [Theory]
    [InlineData("https://data.seoul.go.kr/a?b=c#d")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("mailto:a@example.org")]
    public void An_absolute_URI_is_read_as_it_is(string text) => Assert.Equal(text, Read("URI", text));

    [Theory]
    [InlineData("")]
    [InlineData("/path")]
    [InlineData("//host/path")]
    [InlineData("data.seoul.go.kr")]
    [InlineData("https://host/a b")]
    [InlineData("https://서울.kr/")]
    [InlineData("1x:abc")]
    [InlineData("https://")]
    public void What_is_no_absolute_URI_is_refused(string text) => Assert.NotNull(Error("URI", text));

    [Theory]
    [InlineData("DateTime", "1")]
    [InlineData("LocalDate", "20190707")]
    [InlineData("Duration", "3600")]
    [InlineData("URI", "true")]
    public void Scalars_of_text_take_strings_only(string scalar, string json)
    {
        Assert.EndsWith($", not {json}.", Scalars.ReadJson(scalar, json).Error, StringComparison.Ordinal);
        Assert.EndsWith($", not {json}.", Scalars.ReadLiteral(scalar, json).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duration_is_read() => Assert.Equal(new IsoDuration(0, 0, 1, 43_200_000_000), Read("Duration", "P1DT12H"));

    private static object? Read(string scalar, string text)
    {
        var json = JsonSerializer.SerializeToElement(text);
        Assert.True(CustomScalars.All[scalar].TryReadJson(json, out var value, out var error), error);
        return value;
    }

    private static string? Error(string scalar, string text) =>
        CustomScalars.All[scalar].TryReadJson(JsonSerializer.SerializeToElement(text), out _, out var error) ? null : error;
}
