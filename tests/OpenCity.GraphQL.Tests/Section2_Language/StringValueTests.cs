using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.10.4 String Value")]
public sealed class StringValueTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a b\"", "a b")]
    [InlineData("\"é 서울 😀\"", "é 서울 😀")]
    [InlineData("""
        "\"\\\/\b\f\n\r\t"
        """, "\"\\/\b\f\n\r\t")]
    [InlineData("""
        "x\u0041y\u00e9\uBEEF\u0000"
        """, "xAyé\uBEEF\0")]
    [InlineData("""
        "\uD83D\uDE00!"
        """, "😀!")]
    [InlineData("""
        "\u{41}\u{1F600}\u{0}\u{10FFFF}\u{00000000E9}"
        """, "A😀\0\U0010FFFFé")]
    [InlineData("""
        "# no comment, {no} token"
        """, "# no comment, {no} token")]
    [InlineData("\"\u0007\u0085\u2028\"", "\u0007\u0085\u2028")]
    public void Escapes_are_resolved(string literal, string value) =>
        Assert.Equal(new StringValue(value, false), Syntax.Value(literal) with { Start = 0, End = 0 });

    [Theory]
    [InlineData("\"a", 9)]
    [InlineData("\"a\nb\"", 8)]
    [InlineData("\"a\rb\"", 8)]
    [InlineData("\"a\r\nb\"", 8)]
    [InlineData("\"", 8)]
    public void A_string_ends_on_its_line(string literal, int column) =>
        Assert.Equal(
            "Syntax Error: Unterminated string: a closing \" is missing on this line.",
            Syntax.Rejects("{f(a:" + literal + ")", 1, column).Message);

    [Theory]
    [InlineData("""\a""")]
    [InlineData("""\U0041""")]
    [InlineData("""\'""")]
    [InlineData("""\é""")]
    [InlineData("""\u""")]
    [InlineData("""\u12""")]
    [InlineData("""\u12G4""")]
    [InlineData("""\u{}""")]
    [InlineData("""\u{41""")]
    [InlineData("""\u{ 41}""")]
    [InlineData("""\u{G}""")]
    [InlineData("""\u{110000}""")]
    [InlineData("""\u{FFFFFFFF}""")]
    [InlineData("""\u{100000041}""")]
    [InlineData("""\u{D800}""")]
    [InlineData("""\uD83D""")]
    [InlineData("""\uDE00""")]
    [InlineData("""\uDE00\uD83D""")]
    [InlineData("""\uD83D\u0041""")]
    [InlineData("""\uD83D\u{DE00}""")]
    [InlineData("""\uD83Dx""")]
    public void An_unknown_escape_and_a_lone_surrogate_are_refused_at_the_backslash(string escape) =>
        Syntax.Rejects("{f(a:\"xé" + escape + "\")}", 1, 9);

    [Theory]
    [InlineData("\"\\", 1, 2)]
    [InlineData("\"\\u", 1, 2)]
    [InlineData("\"\\u{", 1, 2)]
    [InlineData("\"\\u{1", 1, 2)]
    [InlineData("\"\\uD83D\\u", 1, 2)]
    public void An_escape_cut_by_the_end_of_the_text_is_refused(string text, int line, int column) =>
        Syntax.Rejects(text, line, column);

    [Fact]
    public void A_message_repeats_only_the_beginning_of_a_long_text()
    {
        var message = Syntax.Rejects("{ a(" + new string('b', 10_000) + " 1)}", 1, 10_006).Message;
        Assert.Equal("Syntax Error: Expected \":\", found Int \"1\".", message);
        message = Syntax.Rejects("{ a(1" + new string('0', 10_000) + ")}", 1, 5).Message;
        Assert.Equal($"Syntax Error: Expected Name, found Int \"1{new string('0', 59)}…\".", message);
    }
}
