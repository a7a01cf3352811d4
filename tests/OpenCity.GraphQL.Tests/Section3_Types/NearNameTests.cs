using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

public sealed class NearNameTests
{
    [Theory]
    [InlineData("distrikt", "district")]
    [InlineData("DISTRICT", "district")]
    [InlineData("distritc", "district")]
    [InlineData("station", "station")]
    [InlineData("staton", "station")]
    [InlineData("measureAt", "measuredAt")]
    [InlineData("pm1", "pm10")]
    public void A_slip_is_told(string slip, string meant) =>
        Assert.Equal(meant, NearName.Find(slip, ["district", "station", "measuredAt", "pm10", "no2"]));

    [Theory]
    [InlineData("population")]
    [InlineData("x")]
    [InlineData("")]
    public void What_is_far_from_all_is_not_guessed(string name) =>
        Assert.Null(NearName.Find(name, ["district", "station", "measuredAt", "pm10", "a"]));

    [Fact]
    public void Of_two_as_near_the_first_in_the_alphabet_is_told() => Assert.Equal("pm10", NearName.Find("pm1x", ["pm15", "pm10"]));

    [Fact]
    public void A_name_of_a_thousand_letters_is_not_compared() =>
        Assert.Null(NearName.Find(new string('a', 1000), [new string('a', 1000)]));
}
