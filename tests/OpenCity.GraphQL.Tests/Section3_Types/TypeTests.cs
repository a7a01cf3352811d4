using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.4 Types")]
public sealed class TypeTests
{
    [Theory]
    [InlineData("type ▲A", "field")]
    [InlineData("interface ▲A", "field")]
    [InlineData("input ▲A", "field")]
    [InlineData("input ▲A @oneOf", "field")]
    [InlineData("union ▲A", "member type")]
    [InlineData("enum ▲A", "value")]
    public void A_type_has_at_least_one_member(string sdl, string kind) =>
        Sdl.Rejects(sdl, $"\"A\" has no {kind}.", $"Declare at least one {kind}, or remove it.");

    [Theory]
    [InlineData("type A extend type A { a: Int }")]
    [InlineData("interface A extend interface A { a: Int }")]
    [InlineData("input A extend input A { a: Int }")]
    [InlineData("union A extend union A = B type B { a: Int }")]
    [InlineData("enum A extend enum A { B }")]
    public void Members_may_all_come_from_an_extension(string sdl) => Sdl.Accepts(sdl);

    [Theory]
    [InlineData("input I { a: Int } type A { a: ▲[I!]! }", "The field \"A.a\" cannot be of \"I\", which is an input object.")]
    [InlineData("input I { a: Int } interface A { a: ▲I }", "The field \"A.a\" cannot be of \"I\", which is an input object.")]
    [InlineData("type A { a(b: ▲[A]): Int }", "The argument \"A.a(b:)\" cannot be of \"A\", which is an object type.")]
    [InlineData("interface A { a(b: ▲A): Int }", "The argument \"A.a(b:)\" cannot be of \"A\", which is an interface.")]
    [InlineData("type A { a: Int } union U = A input I { a: ▲U }", "The input field \"I.a\" cannot be of \"U\", which is a union.")]
    [InlineData("type A { a: Int } directive @d(b: ▲A!) on FIELD", "The argument \"@d(b:)\" cannot be of \"A\", which is an object type.")]
    public void Input_and_output_types_stand_where_they_may(string sdl, string message) => Sdl.Rejects(sdl, message);

    [Theory]
    [InlineData("type A { a(b: Int! ▲@deprecated): Int }", "argument \"A.a(b:)\"")]
    [InlineData("input A { a: Int! ▲@deprecated(reason: \"x\") b: Int }", "input field \"A.a\"")]
    [InlineData("directive @a(b: Int! ▲@deprecated) on FIELD", "argument \"@a(b:)\"")]
    public void What_is_required_cannot_be_deprecated(string sdl, string subject) => Sdl.Rejects(
        sdl, $"The {subject} is required and cannot be deprecated.", "Make it nullable or give it a default first.");

    [Theory]
    [InlineData("type A { a(b: Int! = 1 @deprecated): Int }")]
    [InlineData("input A { a: Int @deprecated b: Int! = 1 @deprecated(reason: \"no\") }")]
    [InlineData("enum A { B @deprecated }")]
    public void What_may_be_left_out_can_be_deprecated(string sdl) => Sdl.Accepts(sdl);

    [Fact]
    public void Deprecation_reasons_and_scalar_addresses_are_read()
    {
        var schema = Sdl.Accepts("""
            scalar S @specifiedBy(url: "https://example.org/s")
            enum E { A @deprecated B @deprecated(reason: "use A") C }
            """);

        var @enum = (EnumType)schema.TypesByName["E"];
        Assert.Equal(["No longer supported", "use A", null], @enum.Values.Select(value => value.DeprecationReason));
        Assert.Equal("https://example.org/s", ((ScalarType)schema.TypesByName["S"]).SpecifiedByUrl);
    }

    [Theory]
    [InlineData("union A = ▲Int", "Int", "a scalar")]
    [InlineData("union A = ▲A", "A", "a union")]
    [InlineData("union A = ▲I interface I { a: Int }", "I", "an interface")]
    [InlineData("union A = ▲E enum E { X }", "E", "an enum")]
    public void Unions_hold_object_types_only(string sdl, string member, string kind) =>
        Sdl.Rejects(sdl, $"The union \"A\" cannot hold \"{member}\", which is {kind}.", "Only object types can be members.");

    [Theory]
    [InlineData("extend type ▲Nope { a: Int }", "The type \"Nope\" cannot be extended because it is not declared.")]
    [InlineData("extend scalar ▲Int @d directive @d on SCALAR", "The type \"Int\" is built in and cannot be extended.")]
    [InlineData("extend type ▲__Type { a: Int }", "The type \"__Type\" is built in and cannot be extended.")]
    [InlineData(
        "scalar A extend type ▲A { a: Int }",
        "The type \"A\" is declared as \"scalar\" and cannot be extended as \"type\".")]
    [InlineData(
        "enum A { B } extend union ▲A = C type C { a: Int }",
        "The type \"A\" is declared as \"enum\" and cannot be extended as \"union\".")]
    public void Extensions_fit_a_declared_type(string sdl, string message) => Sdl.Rejects(sdl, message);

    [Fact]
    public void Extensions_of_other_files_may_come_before_the_definition()
    {
        var schema = Sdl.Accepts("extend type A { b: Int }", "type A { a: Int }", "extend type A implements I { i: Int } interface I { i: Int }");

        var type = (ObjectType)schema.TypesByName["A"];
        Assert.Equal(["a", "b", "i"], type.Fields.Select(field => field.Name));
        Assert.Equal(["I"], type.Interfaces.Select(item => item.Name));
        Assert.Equal(["A"], schema.PossibleTypes(schema.TypesByName["I"]).Select(item => item.Name));
    }
}
