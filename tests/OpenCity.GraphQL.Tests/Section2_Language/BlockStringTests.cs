using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.10.4 String Value, BlockStringValue()")]
public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("  a  ", "  a  ")]
    [InlineData("\n  a\n    b\n   c\n", "a\n  b\n c")]
    [InlineData("  first\n    second\n  third", "  first\n  second\nthird")]
    [InlineData("\n\n \t\n  a\n\n  b\n \n\n", "a\n\nb")]
    [InlineData("\n  a\n      \n  b\n", "a\n    \nb")]
    [InlineData("\n  a\n \n  b\n", "a\n\nb")]
    [InlineData("\n\ta\n\t\tb", "a\n\tb")]
    [InlineData("\r\n  a\r  b\n\r  c\r\n", "a\nb\n\nc")]
    [InlineData(" \n \n ", "")]
    [InlineData("a\\n\\u0041\\ ", "a\\n\\u0041\\ ")]
    [InlineData("a \\\"\"\" b \\\\\"\"\" c", "a \"\"\" b \\\"\"\" c")]
    [InlineData("a \" \"\" b", "a \" \"\" b")]
    [InlineData("é 서울 😀\u0000", "é 서울 😀\u0000")]
    public void The_common_indentation_and_the_blank_ends_are_removed(string raw, string value)
    {
        var block = Assert.IsType<StringValue>(Syntax.Value("\"\"\"" + raw + "\"\"\""));
        Assert.Equal((value, true), (block.Text, block.IsBlock));
    }

    [Fact]
    public void The_example_of_the_specification_has_its_value()
    {
        var block = """"
            """
                Hello,
                  World!

                Yours,
                  GraphQL.
              """
            """";
        Assert.Equal(
            "Hello,\n  World!\n\nYours,\n  GraphQL.",
            Assert.IsType<StringValue>(Syntax.Value(block.ReplaceLineEndings("\n"))).Text);
    }

    [Theory]
    [InlineData("\"\"\"", 1, 4)]
    [InlineData("\"\"\"a\"\"", 1, 7)]
    [InlineData("\"\"\"a\\\"\"\"", 1, 9)]
    [InlineData("\"\"\"a\n é", 2, 3)]
    public void A_block_string_without_an_end_is_refused_at_the_end_of_the_text(string text, int line, int column) =>
        Syntax.Rejects(text, line, column);

    [Fact]
    public void Two_more_quotes_after_a_block_string_are_an_empty_string()
    {
        var list = Assert.IsType<ListValue>(Syntax.Value("[\"\"\"a\"\"\"\"\"]"));
        Assert.Equal(["a", ""], list.Values.Cast<StringValue>().Select(value => value.Text));
    }

    [Fact]
    public void Places_behind_a_block_string_count_its_lines() =>
        Syntax.Rejects("{f(a:\"\"\"\r\n 😀\r x\n \"\"\")?}", 4, 6);
}
