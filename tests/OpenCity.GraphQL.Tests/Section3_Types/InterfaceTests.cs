namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.7 Interfaces")]
public sealed class InterfaceTests
{
    private const string I = "interface I { f(a: Int, b: [String!]): I }\n";

    [Theory]
    [InlineData("f(a: Int, b: [String!]): I")]
    [InlineData("f(a: Int, b: [String!]): A!")]
    [InlineData("f(a: Int, b: [String!], c: Int): A")]
    [InlineData("f(b: [String!], c: Int! = 1, a: Int = 3): A")]
    public void A_field_may_narrow_its_type_and_add_optional_arguments(string field) =>
        Sdl.Accepts($"{I}type A implements I {{ {field} }}");

    [Theory]
    [InlineData("interface I { a: [I]! } type T implements I { a: [T!]! }")]
    [InlineData("interface I { a: U } union U = T type T implements I { a: T }")]
    [InlineData("interface I { a: J } interface J { b: Int } interface K implements J { b: Int } type T implements I { a: K }")]
    public void Types_are_covariant_through_lists_unions_and_interfaces(string sdl) => Sdl.Accepts(sdl);

    [Theory]
    [InlineData("type ▲A implements I { g: Int }", "\"A\" implements \"I\" but has no field \"f\".")]
    [InlineData(
        "type A implements I { ▲f(a: Int): A }", "The field \"A.f\" lacks the argument \"b\" of the interface's \"I.f\".")]
    [InlineData(
        "type A implements I { f(a: ▲Int!, b: [String!]): A }",
        "The argument \"A.f(a:)\" is of \"Int!\", but the interface's \"I.f(a:)\" is of \"Int\".")]
    [InlineData(
        "type A implements I { f(a: Int, b: [String!], ▲c: Int!): A }",
        "The argument \"A.f(c:)\" is required, but the interface's \"I.f\" does not have it.")]
    [InlineData(
        "type A implements I { f(a: Int, b: [String!]): ▲Int }",
        "The field \"A.f\" is of \"Int\", but the interface's \"I.f\" is of \"I\".")]
    [InlineData("type A implements ▲B { a: Int } type B { a: Int }", "\"A\" cannot implement \"B\", which is an object type.")]
    public void A_promise_of_the_interface_is_kept(string sdl, string message) => Sdl.Rejects(I + sdl, message);

    [Theory]
    [InlineData("interface I { a: [I]! } type T implements I { a: ▲[T!] }", "T.a", "[T!]", "[I]!")]
    [InlineData("interface I { a: [I]! } type T implements I { a: ▲T! }", "T.a", "T!", "[I]!")]
    [InlineData("interface I { a: U } union U = O type O { a: Int } type T implements I { a: ▲T }", "T.a", "T", "U")]
    public void A_wider_type_is_rejected(string sdl, string field, string type, string promised) =>
        Sdl.Rejects(sdl, $"The field \"{field}\" is of \"{type}\", but the interface's \"I.a\" is of \"{promised}\".");

    [Fact]
    public void Interfaces_of_interfaces_are_declared_as_well() => Sdl.Rejects(
        "interface I { a: Int } interface J implements I { a: Int } type T implements ▲J { a: Int }",
        "\"T\" must implement \"I\" because \"J\" does.",
        "Write \"implements J & I\".");

    [Fact]
    public void An_interface_does_not_implement_itself() =>
        Sdl.Rejects("interface I implements ▲I { a: Int }", "The interface \"I\" cannot implement itself.");

    [Fact]
    public void Two_interfaces_do_not_implement_each_other()
    {
        var result = Sdl.Build("interface I implements J { a: Int } interface J implements I { a: Int }");

        Assert.Equal(
            ["\"I\" and \"J\" implement each other.", "\"J\" and \"I\" implement each other."],
            result.Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void A_field_is_deprecated_only_where_the_interface_deprecates_it()
    {
        Sdl.Accepts("interface I { a: Int @deprecated b: Int @deprecated } type T implements I { a: Int @deprecated b: Int }");
        Sdl.Rejects(
            "interface I { a: Int } type T implements I { a: Int ▲@deprecated }",
            "The field \"T.a\" is deprecated, but the interface's \"I.a\" is not.");
    }
}
