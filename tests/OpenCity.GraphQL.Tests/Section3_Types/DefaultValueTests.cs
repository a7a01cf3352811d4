using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.10 Input Objects, default values")]
public sealed class DefaultValueTests
{
    private const string Types = """

        enum E { X Y }
        scalar Any
        input B { b: Int c: Float! = 1 }
        input One @oneOf { a: Int b: Int }
        """;

    [Theory]
    [InlineData("Int = 1", "1")]
    [InlineData("Int = null", "null")]
    [InlineData("Int = -2147483648", "-2147483648")]
    [InlineData("Float = 1", "1")]
    [InlineData("ID = 1", "\"1\"")]
    [InlineData("[Int] = 1", "[1]")]
    [InlineData("[[Int]] = [1, [2], null]", "[[1],[2],null]")]
    [InlineData("E = X", "\"X\"")]
    [InlineData("B = {}", "{c:1}")]
    [InlineData("[B!] = { b: 2, c: 3 }", "[{b:2,c:3}]")]
    [InlineData("One = { b: 1 }", "{b:1}")]
    [InlineData("Any = { x: [1, \"a\", null, Z, true, 1.5] }", "{x:[1,\"a\",null,\"Z\",true,1.5]}")]
    public void Defaults_are_coerced(string field, string coerced)
    {
        var schema = Sdl.Accepts($"input A {{ a: {field} }} {Types}");

        Assert.Equal(coerced, Values.Show(((InputObjectType)schema.TypesByName["A"]).Fields[0].CoercedDefault));
    }

    [Theory]
    [InlineData("Int = ▲1.0", ": \"Int\" expects a whole number from -2147483648 to 2147483647, not 1.0.")]
    [InlineData("Int = ▲2147483648", ": \"Int\" expects a whole number from -2147483648 to 2147483647, not 2147483648.")]
    [InlineData("Int! = ▲null", ": \"Int!\" cannot be null.")]
    [InlineData("Float = ▲1e400", ": \"Float\" expects a finite number, not 1e400.")]
    [InlineData("ID = ▲1.5", ": \"ID\" expects a string or a whole number, not 1.5.")]
    [InlineData("String = ▲X", ": \"String\" expects a string, not X.")]
    [InlineData("Boolean = ▲0", ": \"Boolean\" expects true or false, not 0.")]
    [InlineData("E = ▲\"X\"", ": \"E\" expects one of its names, not the string \"X\".")]
    [InlineData("E = ▲Z", ": \"E\" has no value \"Z\".")]
    [InlineData("[Int!] = [1, ▲null]", " at \"[1]\": \"Int!\" cannot be null.")]
    [InlineData("B = ▲1", ": \"B\" expects an object, not 1.")]
    [InlineData("B = { ▲x: 1 }", ": \"B\" has no field \"x\".")]
    [InlineData("B = { b: 1, ▲b: 2 }", ": The field \"b\" of \"B\" stands twice.")]
    [InlineData("B = { c: ▲null }", " at \"c\": \"Float!\" cannot be null.")]
    [InlineData("One = ▲{ a: 1, b: 2 }", ": Exactly one field of \"One\" must be given, and not as null.")]
    [InlineData("One = ▲{ a: null }", ": Exactly one field of \"One\" must be given, and not as null.")]
    [InlineData("One = ▲{}", ": Exactly one field of \"One\" must be given, and not as null.")]
    public void Defaults_that_do_not_fit_are_rejected(string field, string message) =>
        Sdl.Rejects($"input A {{ a: {field} }} {Types}", "The default of \"A.a\" is invalid" + message);

    [Theory]
    [InlineData("type A { f(a: Int = ▲\"x\"): Int }", "A.f(a:)")]
    [InlineData("directive @d(a: Int = ▲\"x\") on FIELD", "@d(a:)")]
    public void Defaults_of_arguments_are_checked_as_well(string sdl, string coordinate) => Sdl.Rejects(
        sdl,
        $"The default of \"{coordinate}\" is invalid: "
        + "\"Int\" expects a whole number from -2147483648 to 2147483647, not the string \"x\".");

    [Theory]
    [InlineData("input A { a: A = ▲{} }", "A.a", "\"A.a\"")]
    [InlineData("input A { b: B = ▲{} } input B { a: A = {} }", "A.b", "\"A.b\", \"B.a\"")]
    [InlineData("input A { b: B = ▲{ a: {} } } input B { a: A }", "A.b", "\"A.b\"")]
    [InlineData("input A { a: [A] = ▲[{}] }", "A.a", "\"A.a\"")]
    [InlineData("type T { f(a: A = {}): Int } input A { a: A = ▲{} }", "A.a", "\"A.a\"")]
    public void A_default_that_contains_itself_is_rejected(string sdl, string coordinate, string cycle) =>
        Sdl.Rejects(sdl, $"The default of \"{coordinate}\" contains itself, through the defaults of {cycle}.");

    [Theory]
    [InlineData("input A { a: A = { a: null } }", "{a:null}")]
    [InlineData("input A { a: A = { a: { a: null } } }", "{a:{a:null}}")]
    [InlineData("input A { a: B = {} } input B { a: A = null c: [Int] = 4 }", "{a:null,c:[4]}")]
    public void Defaults_of_other_fields_are_drawn_in(string sdl, string coerced)
    {
        var schema = Sdl.Accepts(sdl);

        Assert.Equal(coerced, Values.Show(((InputObjectType)schema.TypesByName["A"]).Fields[0].CoercedDefault));
    }

    [Fact]
    public void A_chain_of_defaults_longer_than_the_limit_is_a_mistake_and_no_crash()
    {
        var chain = string.Join("\n", Enumerable.Range(0, 20_000).Select(i => $"input A{i} {{ a: A{i + 1} = {{}} }}"));

        var result = Sdl.Build($"{chain} input A20000 {{ a: Int }}");

        Assert.Null(result.Schema);
        Assert.Contains(result.Diagnostics, item => item.Message == "The default of \"A200.a\" is reached through more than 200 other defaults.");
    }
}
