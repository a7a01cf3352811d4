using System.Diagnostics;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "Limits of the parser")]
public sealed class LimitTests
{
    private static readonly ParserOptions NoTokenLimit = new(MaxTokens: int.MaxValue);

    /// <summary>Every production that may hold itself: before, opening, core, closing, behind, depth outside of it.</summary>
    public static TheoryData<string, string, string, string, string, int> Nested => new()
    {
        { "", "{a", "", "}", "", 0 },
        { "{a", "{...", "{b}", "}", "}", 2 },
        { "fragment F on T", "{...on T", "{b}", "}", "", 1 },
        { "{a(b:", "[", "", "]", ")}", 1 },
        { "{a(b:", "{c:", "1", "}", ")}", 1 },
        { "{a@d(b:", "[{c:[", "", "]}]", ")}", 1 },
        { "query($a:B=", "[", "", "]", "){a}", 0 },
        { "query($a:", "[", "B", "]", "){a}", 0 },
        { "query($a:", "[", "B", "]!", "){a}", 0 },
        { "type T{a:", "[", "B", "]", "}", 0 },
        { "type T{a(b:", "[", "B", "]", "):C}", 0 },
        { "input I{a:B=", "{c:", "1", "}", "}", 0 },
        { "directive @a(b:B=", "[", "1", "]", ") on FIELD", 0 },
        { "scalar S @a(b:", "[", "1", "]", ")", 0 },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nesting_at_the_limit_passes_and_one_more_fails(
        string before, string open, string core, string close, string behind, int outer)
    {
        var levels = open.Count(character => character is '{' or '[');
        for (var limit = 10; limit < 10 + levels; limit++)
        {
            var fits = (limit - outer) / levels;
            var options = new ParserOptions(MaxDepth: outer + (fits * levels));
            Syntax.Accepts(Nest(fits), options);
            var text = Nest(fits + 1);
            var error = Assert.Throws<GraphQLSyntaxException>(() => Syntax.Accepts(text, options)).Error;
            Assert.Equal(ErrorCodes.NestingLimitExceeded, error.Code);
            Assert.Contains(text[Assert.Single(error.Locations).Column - 1], "{[");
        }

        string Nest(int times) => before + string.Concat(Enumerable.Repeat(open, times)) + core
            + string.Concat(Enumerable.Repeat(close, times)) + behind;
    }

    [Fact]
    public void The_place_is_the_bracket_that_goes_too_deep() =>
        Assert.Equal(
            "The document is nested deeper than 3 levels, the limit of this server. Make it flatter.",
            Syntax.Rejects(
                "{a{b\n(c:[[1]])}}", 2, 5, ErrorCodes.NestingLimitExceeded, new ParserOptions(MaxDepth: 3)).Message);

    [Fact]
    public void Siblings_do_not_add_up() => Syntax.Accepts(
        "{" + string.Concat(Enumerable.Repeat("a(b:[[1]]){c} ", 100)) + "}", new ParserOptions(MaxDepth: 3));

    [Theory]
    [MemberData(nameof(Nested))]
    public void A_hundred_thousand_levels_end_in_a_clean_error(
        string before, string open, string core, string close, string behind, int outer)
    {
        var clock = Stopwatch.StartNew();
        var closing = string.Concat(Enumerable.Repeat(close, outer + 1));
        var text = before + string.Concat(Enumerable.Repeat(open, 100_000));
        foreach (var document in new[] { text, text + core + closing + behind })
        {
            var error = Assert.Throws<GraphQLSyntaxException>(() => Syntax.Accepts(document, NoTokenLimit)).Error;
            Assert.Equal(ErrorCodes.NestingLimitExceeded, error.Code);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    [Fact]
    public void A_limit_above_what_the_stack_holds_still_ends_in_a_clean_error()
    {
        var boundless = new ParserOptions(int.MaxValue, int.MaxValue);
        foreach (var (before, open) in new[] { ("", "{a"), ("{a(b:", "["), ("{a(b:", "{c:"), ("query($a:", "[") })
        {
            var document = before + string.Concat(Enumerable.Repeat(open, 1_000_000));
            var error = Assert.Throws<GraphQLSyntaxException>(() => Syntax.Accepts(document, boundless)).Error;
            Assert.Equal(ErrorCodes.NestingLimitExceeded, error.Code);
        }
    }

    [Theory]
    [InlineData("{a b c}", 5)]
    [InlineData("{a(b:[1,2.5,\"x\",$y])@z}", 16)]
    [InlineData("# comments, commas and the end of the text are no tokens\n,,,{,a,}", 3)]
    [InlineData("{...F}", 4)]
    public void Tokens_at_the_limit_pass_and_one_more_fails(string text, int tokens)
    {
        Syntax.Accepts(text, new ParserOptions(MaxTokens: tokens));
        var error = Assert.Throws<GraphQLSyntaxException>(
            () => Syntax.Accepts(text, new ParserOptions(MaxTokens: tokens - 1))).Error;
        Assert.Equal(ErrorCodes.TokenLimitExceeded, error.Code);
        Assert.Equal(
            $"The document has more than {tokens - 1} tokens, the limit of this server. Ask for less at once.",
            error.Message);
    }

    [Fact]
    public void The_place_of_the_token_limit_is_the_first_token_too_many() =>
        Syntax.Rejects("{a\n b c}", 2, 2, ErrorCodes.TokenLimitExceeded, new ParserOptions(MaxTokens: 2));

    [Fact]
    public void The_defaults_are_those_of_the_one_table()
    {
        Assert.Equal(new ParserOptions(4000, 100), new ParserOptions());
        Syntax.Accepts("{" + string.Concat(Enumerable.Repeat("a ", 3998)) + "}");
        Syntax.Rejects("{" + string.Concat(Enumerable.Repeat("a ", 3999)) + "}", 1, 8000, ErrorCodes.TokenLimitExceeded);
    }

    [Fact]
    public void Megabytes_of_anything_end_quickly()
    {
        var clock = Stopwatch.StartNew();
        foreach (var text in new[] { "\"", "\"\"\"", "#", "{a(b:\"", "{a(b:\"\"\"\n", "-1", "a", ",", "\"\"\"\n \n" })
        {
            foreach (var filler in new[] { "a", "\\n", "\\\"\"\"", "\n", "0", ",", "é", "\uFEFF", " \n" })
            {
                Assert.ThrowsAny<GraphQLSyntaxException>(
                    () => Syntax.Accepts(text + string.Concat(Enumerable.Repeat(filler, 250_000)), NoTokenLimit));
            }
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
    }
}
