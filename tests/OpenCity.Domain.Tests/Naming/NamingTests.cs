using OpenCity.Domain.Naming;

namespace OpenCity.Domain.Tests.Naming;

public sealed class NamingTests
{
    [Theory]
    [InlineData("reading", "readings")]
    [InlineData("city", "cities")]
    [InlineData("day", "days")]
    [InlineData("bus", "buses")]
    [InlineData("box", "boxes")]
    [InlineData("quiz", "quizes")]
    [InlineData("branch", "branches")]
    [InlineData("dish", "dishes")]
    [InlineData("y", "ys")]
    public void Plurals_follow_the_rule(string singular, string plural) => Assert.Equal(plural, Words.Plural(singular));

    [Theory]
    [InlineData("measuredAt", "measured_at")]
    [InlineData("pm10Mean24h", "pm10_mean24h")]
    [InlineData("URL", "url")]
    [InlineData("BigThing", "big_thing")]
    public void Columns_are_in_snake_case(string name, string column) => Assert.Equal(column, ColumnNames.SnakeCase(name));

    [Theory]
    [InlineData("ug/m3")]
    [InlineData("[ppm]")]
    [InlineData("km2")]
    [InlineData("m.s-1")]
    [InlineData("/min")]
    [InlineData("10*4{pixel}")]
    [InlineData("{person}/km2")]
    [InlineData("(g.m)/s2")]
    [InlineData("mm[Hg]")]
    [InlineData("%")]
    [InlineData("1")]
    [InlineData("10^-3")]
    [InlineData("m[H2O]{abs}")]
    public void Units_as_UCUM_writes_them_pass(string unit) => Assert.True(UcumCode.IsWellFormed(unit));

    [Theory]
    [InlineData("")]
    [InlineData("µg/m3")]
    [InlineData("°C")]
    [InlineData("ug/m^3")]
    [InlineData("ug//m3")]
    [InlineData("ug/")]
    [InlineData("ug m3")]
    [InlineData("[ppm")]
    [InlineData("ppm]")]
    [InlineData("{person")]
    [InlineData("{a{b}}")]
    [InlineData("(g")]
    [InlineData("-2")]
    [InlineData("m²")]
    [InlineData("((((((((((g))))))))))")]
    public void Other_spellings_of_units_do_not(string unit) => Assert.False(UcumCode.IsWellFormed(unit));
}
