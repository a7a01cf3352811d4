using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.13 Directives")]
public sealed class DirectiveTests
{
    [Theory]
    [InlineData("type A ▲@nope { a: Int }")]
    [InlineData("type A { a: Int ▲@nope }")]
    [InlineData("type A { a(b: Int ▲@nope): Int }")]
    [InlineData("enum A { B ▲@nope }")]
    [InlineData("enum A ▲@nope { B }")]
    [InlineData("input A { a: Int ▲@nope }")]
    [InlineData("input A ▲@nope { a: Int }")]
    [InlineData("scalar A ▲@nope")]
    [InlineData("interface A ▲@nope { a: Int }")]
    [InlineData("union A ▲@nope = B type B { a: Int }")]
    [InlineData("type Query { a: Int } extend schema ▲@nope")]
    [InlineData("directive @d(a: Int ▲@nope) on FIELD")]
    public void Directives_are_declared(string sdl) => Sdl.Rejects(sdl, "The directive \"@nope\" is not declared.");

    [Theory]
    [InlineData("SCALAR", "scalar A @d")]
    [InlineData("OBJECT", "type A @d { a: Int }")]
    [InlineData("FIELD_DEFINITION", "type A { a: Int @d }")]
    [InlineData("ARGUMENT_DEFINITION", "type A { a(b: Int @d): Int }")]
    [InlineData("ARGUMENT_DEFINITION", "directive @e(b: Int @d) on FIELD")]
    [InlineData("INTERFACE", "interface A @d { a: Int }")]
    [InlineData("UNION", "union A @d = B type B { a: Int }")]
    [InlineData("ENUM", "enum A @d { B }")]
    [InlineData("ENUM_VALUE", "enum A { B @d }")]
    [InlineData("INPUT_OBJECT", "input A @d { a: Int }")]
    [InlineData("INPUT_FIELD_DEFINITION", "input A { a: Int @d }")]
    [InlineData("SCHEMA", "type Query { a: Int } extend schema @d")]
    public void A_directive_stands_only_at_its_locations(string location, string sdl)
    {
        Sdl.Accepts($"directive @d on {location} {sdl}");

        var result = Sdl.Build($"directive @d on FIELD {sdl}");
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.StartsWith("The directive \"@d\" cannot stand at ", diagnostic.Message, StringComparison.Ordinal);
        Assert.EndsWith($", which is {location}.", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("It may stand on FIELD.", diagnostic.Remedy);
    }

    [Fact]
    public void A_directive_stands_once_over_definition_and_extensions_unless_repeatable()
    {
        Sdl.Accepts("directive @d repeatable on OBJECT type A @d @d { a: Int } extend type A @d");
        Sdl.Rejects(
            "directive @d on OBJECT type A @d { a: Int } extend type A ▲@d",
            "The directive \"@d\" stands more than once at \"A\", but is not repeatable.");
    }

    [Theory]
    [InlineData("(▲c: 1)", "The directive \"@d\" has no argument \"c\".")]
    [InlineData("(b: 1, ▲b: 2)", "The argument \"b\" of \"@d\" is given twice.")]
    [InlineData(
        "(b: ▲\"x\")",
        "The argument \"b\" of \"@d\" has an invalid value: "
        + "\"Int\" expects a whole number from -2147483648 to 2147483647, not the string \"x\".")]
    [InlineData("(kind: ▲FIR)", "The argument \"kind\" of \"@d\" has an invalid value: \"Kind\" has no value \"FIR\".")]
    [InlineData("(of: ▲1)", "The argument \"of\" of \"@d\" has an invalid value: \"Band\" expects an object, not 1.")]
    public void Arguments_are_known_unique_and_fit_their_types(string arguments, string message) => Sdl.Rejects(
        "directive @d(b: Int, kind: Kind, of: [Band!]) on OBJECT enum Kind { FIRE } input Band { name: String }\n"
        + $"type A @d{arguments} {{ a: Int }}",
        message);

    [Fact]
    public void A_wrong_value_deep_in_an_argument_is_placed_exactly() => Sdl.Rejects(
        "directive @d(of: [Band!]!) on OBJECT input Band { name: String }\ntype A @d(of: [{ name: \"x\" }, { ▲nam: \"y\" }]) { a: Int }",
        "The argument \"of\" of \"@d\" has an invalid value at \"[1]\": \"Band\" has no field \"nam\".",
        "Did you mean \"name\"?");

    [Fact]
    public void A_required_argument_is_given() => Sdl.Rejects(
        "directive @d(b: Int!) on OBJECT type A ▲@d { a: Int }",
        "The directive \"@d\" needs the argument \"b\" of type \"Int!\".",
        "Write \"@d(b: …)\".");

    [Fact]
    public void Applied_arguments_are_coerced_and_defaults_filled_in()
    {
        var schema = Sdl.Accepts("""
            directive @d(a: [Int!], b: Duration! = "PT1H", c: String, e: E = X, i: I) repeatable on OBJECT
            scalar Duration enum E { X } input I { n: Float = 2 o: Int }
            type A @d(a: 1, c: null, i: { o: 3 }) { a: Int }
            extend type A @d
            """);

        var directives = schema.TypesByName["A"].Directives;
        var first = directives[0].Arguments;
        Assert.Equal(new object?[] { 1 }, first["a"]);
        Assert.Null(first["c"]);
        Assert.Equal(3_600_000_000L, ((IsoDuration)first["b"]!).Microseconds);
        Assert.Equal("n=2 o=3", string.Join(" ", ((InputObject)first["i"]!).Entries.Select(entry => $"{entry.Key}={entry.Value}")));
        Assert.Equal(["b", "e"], directives[1].Arguments.Keys.Order());
    }

    [Theory]
    [InlineData("directive @▲d(a: T @d) on ARGUMENT_DEFINITION scalar T")]
    [InlineData("directive @▲d(a: T) on INPUT_FIELD_DEFINITION input T { f: [U!] } input U { g: Int @d }")]
    [InlineData("directive @▲d(a: E) on ENUM_VALUE enum E { X @d }")]
    public void A_directive_is_not_used_in_its_own_definition(string sdl) =>
        Sdl.Rejects(sdl, "The directive \"@d\" is used in its own definition.");

    [Fact]
    public void Two_directives_do_not_use_each_other()
    {
        var result = Sdl.Build("directive @d(a: Int @e) on ARGUMENT_DEFINITION directive @e(a: Int @d) on ARGUMENT_DEFINITION");

        Assert.Equal(
            ["The directive \"@d\" is used in its own definition.", "The directive \"@e\" is used in its own definition."],
            result.Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [InlineData("directive @oneOf on INPUT_OBJECT")]
    [InlineData("directive @skip(if: Boolean!) on INLINE_FRAGMENT | FIELD | FRAGMENT_SPREAD")]
    public void A_built_in_directive_may_be_declared_as_it_is(string sdl) => Sdl.Accepts(sdl);

    [Fact]
    public void A_built_in_directive_is_not_declared_otherwise() => Sdl.Rejects(
        "directive @▲skip(if: Boolean) on FIELD", "The directive \"@skip\" is built in and cannot be declared otherwise.");

    [Fact]
    public void A_directive_is_declared_once() => Sdl.Rejects(
        "directive @a on FIELD directive @▲a on FIELD",
        "The directive \"@a\" is declared a second time; it already is at file1.graphql:1:12.");

    [Theory]
    [InlineData("scalar S ▲@specifiedBy", "The directive \"@specifiedBy\" needs the argument \"url\" of type \"String!\".")]
    [InlineData(
        "scalar S @specifiedBy(url: ▲null)",
        "The argument \"url\" of \"@specifiedBy\" has an invalid value: \"String!\" cannot be null.")]
    [InlineData(
        "type A { a: Int @deprecated(reason: ▲null) }",
        "The argument \"reason\" of \"@deprecated\" has an invalid value: \"String!\" cannot be null.")]
    public void Built_in_directives_are_checked_like_others(string sdl, string message) => Sdl.Rejects(sdl, message);
}
