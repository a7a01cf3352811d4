using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.10.1 Int Value, 2.10.2 Float Value")]
public sealed class NumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("4")]
    [InlineData("-42")]
    [InlineData("123456789012345678901234567890")]
    public void An_integer_keeps_its_digits(string text) =>
        Assert.Equal(text, Assert.IsType<IntValue>(Syntax.Value(text)).Text);

    [Theory]
    [InlineData("0.0")]
    [InlineData("-0.5")]
    [InlineData("1e5")]
    [InlineData("1E-5")]
    [InlineData("1.25e+10")]
    [InlineData("0e0")]
    [InlineData("6.0221413e23")]
    public void A_float_keeps_its_digits(string text) =>
        Assert.Equal(text, Assert.IsType<FloatValue>(Syntax.Value(text)).Text);

    // Columns are those of the character that breaks the number; "{f(a:" takes five.
    [Theory]
    [InlineData("00", 7)]
    [InlineData("01", 7)]
    [InlineData("-01", 8)]
    [InlineData("1.", 8)]
    [InlineData("1.a", 8)]
    [InlineData("1..2", 8)]
    [InlineData("1.2.3", 9)]
    [InlineData("1e", 8)]
    [InlineData("1e+", 9)]
    [InlineData("1e5.", 9)]
    [InlineData("1e5e", 9)]
    [InlineData("1.5x", 9)]
    [InlineData("0xF1", 7)]
    [InlineData("1_000", 7)]
    [InlineData("12b", 8)]
    [InlineData("-", 7)]
    [InlineData("--1", 7)]
    [InlineData("-a", 7)]
    [InlineData("+1", 6)]
    public void A_malformed_number_is_refused_at_the_character_that_breaks_it(string text, int column) =>
        Syntax.Rejects("{f(a:" + text + ")}", 1, column);

    [Fact]
    public void A_number_at_the_end_of_the_text_is_cut() =>
        Assert.Equal(
            "Syntax Error: Invalid number, expected digit but got: <EOF>.", Syntax.Rejects("{f(a:1.", 1, 8).Message);
}
