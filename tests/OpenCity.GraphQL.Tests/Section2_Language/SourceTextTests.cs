using System.Text;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.1 Source Text")]
public sealed class SourceTextTests
{
    [Theory]
    [InlineData("\uFEFF{a}")]
    [InlineData("{\uFEFFa\uFEFF}\uFEFF")]
    [InlineData(",{,a,,},")]
    [InlineData("\t{\r\na\r\n}\n")]
    [InlineData("# first\n{a # second, with é and 😀\r}# third")]
    [InlineData("#\n{a}#")]
    [InlineData("{a}# a comment may hold \u0000 and \u0007")]
    public void Ignored_tokens_stand_anywhere(string text)
    {
        var operation = Assert.IsType<OperationDefinition>(Assert.Single(Syntax.Accepts(text).Definitions));
        Assert.Equal("a", Assert.IsType<Field>(Assert.Single(operation.SelectionSet.Selections)).Name.Value);
    }

    [Fact]
    public void A_byte_order_mark_ends_a_name()
    {
        var set = Syntax.Definition<OperationDefinition>("{a\uFEFFb}").SelectionSet;
        Assert.Equal(["a", "b"], set.Selections.Cast<Field>().Select(field => field.Name.Value));
    }

    [Theory]
    [InlineData("", 1, 1, "Syntax Error: Unexpected <EOF>.")]
    [InlineData("\n # only a comment\n", 3, 1, "Syntax Error: Unexpected <EOF>.")]
    [InlineData("?", 1, 1, "Syntax Error: Unexpected character: \"?\".")]
    [InlineData("{a\u0000}", 1, 3, "Syntax Error: Unexpected character: U+0000.")]
    [InlineData("{a\u000B}", 1, 3, "Syntax Error: Unexpected character: U+000B.")]
    [InlineData("{a\u00A0}", 1, 3, "Syntax Error: Unexpected character: U+00A0.")]
    [InlineData("{a\u007F}", 1, 3, "Syntax Error: Unexpected character: U+007F.")]
    [InlineData("{é}", 1, 2, "Syntax Error: Unexpected character: U+00E9.")]
    [InlineData("{\n  😀}", 2, 3, "Syntax Error: Unexpected character: U+1F600.")]
    [InlineData("'a'", 1, 1, "Syntax Error: Unexpected single quote: strings stand in double quotes (\").")]
    [InlineData("{a ..b}", 1, 4, "Syntax Error: Unexpected \"..\": a spread has three dots (\"...\").")]
    [InlineData("{.}", 1, 2, "Syntax Error: Unexpected character: \".\".")]
    [InlineData("{a(b:.5)}", 1, 6, "Syntax Error: Unexpected \".\": a number needs a digit in front of its dot.")]
    public void A_character_that_begins_no_token_is_refused(string text, int line, int column, string message) =>
        Assert.Equal(message, Syntax.Rejects(text, line, column).Message);

    [Theory]
    [InlineData("{a ", "}", 1, 4)]
    [InlineData("# é ", "\n{a}", 1, 5)]
    [InlineData("{a(b:\"é😀", "\")}", 1, 10)]
    [InlineData("{a(b:\"\"\"\n é", "\"\"\")}", 2, 3)]
    public void Invalid_utf8_is_refused_where_it_stands(string before, string after, int line, int column)
    {
        // A lone continuation byte, a cut sequence, an overlong form, a surrogate, a value above U+10FFFF, no lead byte.
        byte[][] invalid = [[0x80], [0xC3], [0xE2, 0x82], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]];
        foreach (var bytes in invalid)
        {
            var error = Syntax.Rejects(
                [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)], line, column);
            Assert.Contains($"byte 0x{bytes[0]:X2}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_of_utf16_is_refused() => Syntax.Rejects([0xFF, 0xFE, (byte)'{', 0], 1, 1);

    [Theory]
    [InlineData("a\nb\rc\r\nd", 0, 1, 1)]
    [InlineData("a\nb\rc\r\nd", 1, 1, 2)]
    [InlineData("a\nb\rc\r\nd", 2, 2, 1)]
    [InlineData("a\nb\rc\r\nd", 4, 3, 1)]
    [InlineData("a\nb\rc\r\nd", 5, 3, 2)]
    [InlineData("a\nb\rc\r\nd", 7, 4, 1)]
    [InlineData("a\nb\rc\r\nd", 8, 4, 2)]
    [InlineData("é😀b", 2, 1, 2)]
    [InlineData("é😀b", 6, 1, 4)]
    [InlineData("\n\r\r\n\n", 5, 5, 1)]
    [InlineData("", 0, 1, 1)]
    public void Lines_end_at_lf_cr_and_crlf_and_columns_count_utf16_units(string text, int offset, int line, int column) =>
        Assert.Equal(new SourceLocation(line, column), new Source(text).GetLocation(offset));
}
