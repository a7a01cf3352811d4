using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.10 Input Values, 2.12 Type References")]
public sealed class ValueAndTypeTests
{
    [Fact]
    public void Names_are_booleans_null_or_enum_values()
    {
        Assert.True(Assert.IsType<BooleanValue>(Syntax.Value("true")).IsTrue);
        Assert.False(Assert.IsType<BooleanValue>(Syntax.Value("false")).IsTrue);
        Assert.IsType<NullValue>(Syntax.Value("null"));
        Assert.Equal("TRUE", Assert.IsType<EnumValue>(Syntax.Value("TRUE")).Name);
        Assert.Equal("on", Assert.IsType<EnumValue>(Syntax.Value("on")).Name);
    }

    [Fact]
    public void Lists_and_objects_nest_and_may_be_empty()
    {
        Assert.Empty(Assert.IsType<ListValue>(Syntax.Value("[]")).Values);
        Assert.Empty(Assert.IsType<ObjectValue>(Syntax.Value("{}")).Fields);
        var list = Assert.IsType<ListValue>(Syntax.Value("[1 [$v], {a: {b: [\"c\"]}, a: 2}]"));
        var fields = Assert.IsType<ObjectValue>(list.Values[2]).Fields;
        Assert.Equal("v", Assert.IsType<Variable>(Assert.Single(Assert.IsType<ListValue>(list.Values[1]).Values)).Name.Value);
        Assert.Equal(["a", "a"], fields.Select(field => field.Name.Value));
    }

    [Theory]
    [InlineData("[", 7)]
    [InlineData("[1", 8)]
    [InlineData("{a}", 8)]
    [InlineData("{a:}", 9)]
    [InlineData("{1:1}", 7)]
    [InlineData("{\"a\":1}", 7)]
    [InlineData("$", 7)]
    [InlineData("$1", 7)]
    [InlineData("@a", 6)]
    [InlineData("!", 6)]
    public void A_malformed_value_is_refused(string literal, int column) =>
        Syntax.Rejects("{f(a:" + literal + ")}", 1, column);

    [Theory]
    [InlineData("Int", "Int")]
    [InlineData("Int!", "Int!")]
    [InlineData("[Int]", "[Int]")]
    [InlineData("[ Int ! ] !", "[Int!]!")]
    [InlineData("[[[A!]!]!]!", "[[[A!]!]!]!")]
    public void A_type_reference_reads_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected, Syntax.Type(text).ToString());

    [Theory]
    [InlineData("Int!!", 14)]
    [InlineData("[Int", 14)]
    [InlineData("[]", 11)]
    [InlineData("[Int!", 15)]
    [InlineData("!", 10)]
    [InlineData("[Int]]", 15)]
    [InlineData("1", 10)]
    public void A_malformed_type_reference_is_refused(string text, int column) =>
        Syntax.Rejects("query($v:" + text + "){f}", 1, column);
}
