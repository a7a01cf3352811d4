using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.10 Input Objects")]
public sealed class InputObjectTests
{
    [Theory]
    [InlineData("input A { a: A }")]
    [InlineData("input A { a: [A!]! }")]
    [InlineData("input A { b: B! } input B { a: A }")]
    [InlineData("input A @oneOf { a: A b: Int }")]
    [InlineData("input A @oneOf { a: [A] }")]
    [InlineData("input A { o: O! } input O @oneOf { a: A b: Int }")]
    public void Input_objects_may_hold_themselves_where_a_value_can_end(string sdl) => Sdl.Accepts(sdl);

    [Theory]
    [InlineData("input A { ▲a: A! }", "No value of \"A\" can ever end, because it needs itself through \"A.a\".")]
    [InlineData(
        "input A { ▲b: B! } input B { c: C! } input C { a: A! }",
        "No value of \"A\" can ever end, because it needs itself through \"A.b\", \"B.c\", \"C.a\".")]
    [InlineData(
        "input A { b: B! } input B { ▲b: B! }", "No value of \"B\" can ever end, because it needs itself through \"B.b\".")]
    [InlineData("input A @oneOf { ▲a: A }", "No value of \"A\" can ever end, because it needs itself through \"A.a\".")]
    [InlineData(
        "input A @oneOf { ▲b: B } input B { a: A! }",
        "No value of \"A\" can ever end, because it needs itself through \"A.b\", \"B.a\".")]
    public void A_value_that_cannot_end_is_rejected(string sdl, string message) => Sdl.Rejects(sdl, message);

    [Fact]
    public void Each_cycle_is_told_once()
    {
        var result = Sdl.Build("input A { b: B! c: C! } input B { a: A! } input C { a: A! }");

        Assert.Equal(
            [
                "No value of \"A\" can ever end, because it needs itself through \"A.b\", \"B.a\".",
                "No value of \"A\" can ever end, because it needs itself through \"A.c\", \"C.a\".",
            ],
            result.Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [InlineData(
        "input A @oneOf { a: ▲Int! }", "The field \"A.a\" of a \"@oneOf\" input object cannot be non-null.", "Write \"Int\".")]
    [InlineData(
        "input A @oneOf { a: Int = ▲1 }", "The field \"A.a\" of a \"@oneOf\" input object cannot have a default.", "Remove the default.")]
    [InlineData(
        "input A @oneOf { a: Int } extend input A { b: ▲[Int]! }",
        "The field \"A.b\" of a \"@oneOf\" input object cannot be non-null.",
        "Write \"[Int]\".")]
    [InlineData(
        "input A { a: Int } extend input A ▲@oneOf",
        "An extension cannot make \"A\" a \"@oneOf\" input object.",
        "Write \"@oneOf\" at the definition of \"A\".")]
    public void The_rules_of_one_of_are_kept(string sdl, string message, string remedy) => Sdl.Rejects(sdl, message, remedy);

    [Fact]
    public void One_of_is_known() =>
        Assert.True(((InputObjectType)Sdl.Accepts("input A @oneOf { a: Int b: ID }").TypesByName["A"]).IsOneOf);
}
