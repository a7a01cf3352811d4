using OpenCity.Api.Transport;

namespace OpenCity.Api.Tests.Transport;

public sealed class LanguageChoiceTests
{
    private static readonly LanguageChoice Languages = new(["KO", "EN", "ZH_HANT"]);

    [Theory]
    [InlineData("", "KO")]
    [InlineData("en", "EN")]
    [InlineData("EN-us", "EN")]
    [InlineData("en;q=0.1, ko;q=0.2", "KO")]
    [InlineData("en, ko", "EN")]
    [InlineData("en;q=0", "KO")]
    [InlineData("de, fr;q=0.9, *;q=0.1", "KO")]
    [InlineData("zh-Hant-TW", "ZH_HANT")]
    [InlineData("zh", "KO")]
    [InlineData("not a language at all ;;;", "KO")]
    public void The_language_wished_for_most_is_chosen(string accept, string expected) =>
        Assert.Equal(expected, Languages.Choose(accept));

    [Fact]
    public void A_header_without_end_is_not_read() =>
        Assert.Equal("KO", Languages.Choose(string.Join(',', Enumerable.Repeat("en", 10_000))));
}
