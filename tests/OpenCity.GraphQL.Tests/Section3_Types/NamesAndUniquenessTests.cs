namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.3 Schema, type names")]
public sealed class NamesAndUniquenessTests
{
    [Theory]
    [InlineData("scalar ▲__A", "__A")]
    [InlineData("type ▲__A { a: Int }", "__A")]
    [InlineData("interface ▲__A { a: Int }", "__A")]
    [InlineData("union ▲__A = B type B { a: Int }", "__A")]
    [InlineData("enum ▲__A { A }", "__A")]
    [InlineData("input ▲__A { a: Int }", "__A")]
    [InlineData("type A { ▲__a: Int }", "__a")]
    [InlineData("type A { a(▲__b: Int): Int }", "__b")]
    [InlineData("type A { a: Int } extend type A { ▲__b: Int }", "__b")]
    [InlineData("input A { ▲__a: Int }", "__a")]
    [InlineData("enum A { ▲__A }", "__A")]
    [InlineData("directive @▲__a on FIELD", "__a")]
    [InlineData("directive @a(▲__b: Int) on FIELD", "__b")]
    public void Names_of_introspection_are_rejected(string sdl, string name)
    {
        // A directive's name is placed behind its "@".
        Sdl.Rejects(sdl, $"The name \"{name}\" begins with \"__\", which is reserved for introspection.");
    }

    [Theory]
    [InlineData("scalar A scalar ▲A", "extend scalar A")]
    [InlineData("type A { a: Int } type ▲A { b: Int }", "extend type A")]
    public void A_type_is_declared_once(string sdl, string instead) => Sdl.Rejects(
        sdl,
        $"The type \"A\" is declared a second time; it already is at file1.graphql:1:{(sdl[0] == 's' ? 8 : 6)}.",
        $"Rename one of them, or write \"{instead}\".");

    [Fact]
    public void A_type_declared_again_as_another_kind_cannot_be_made_an_extension() => Sdl.Rejects(
        "type A { a: Int } enum ▲A { B }",
        "The type \"A\" is declared a second time; it already is at file1.graphql:1:6.",
        "Rename one of them.");

    [Theory]
    [InlineData("scalar ▲Int", "Int")]
    [InlineData("type ▲ID { a: Int }", "ID")]
    [InlineData("enum ▲__TypeKind { A }", "__TypeKind")]
    public void A_built_in_type_is_not_declared(string sdl, string name) =>
        Sdl.Rejects(sdl, $"The type \"{name}\" is built in and cannot be declared.");

    [Theory]
    [InlineData("type A { a: Int ▲a: Int }", "The field \"a\" of \"A\" stands twice.")]
    [InlineData("type A { a: Int } extend type A { ▲a: Int }", "The field \"a\" of \"A\" stands twice.")]
    [InlineData("input A { a: Int ▲a: Int }", "The field \"a\" of \"A\" stands twice.")]
    [InlineData("interface A { a: Int ▲a: Int }", "The field \"a\" of \"A\" stands twice.")]
    [InlineData("type A { a(b: Int, ▲b: Int): Int }", "The argument \"b\" of \"A.a\" stands twice.")]
    [InlineData("directive @a(b: Int, ▲b: Int) on FIELD", "The argument \"b\" of \"@a\" stands twice.")]
    [InlineData("enum A { B ▲B }", "The value \"B\" of \"A\" stands twice.")]
    [InlineData("enum A { B } extend enum A { ▲B }", "The value \"B\" of \"A\" stands twice.")]
    [InlineData("union U = T | ▲T type T { a: Int }", "The member type \"T\" of \"U\" stands twice.")]
    [InlineData("interface I { a: Int } type A implements I & ▲I { a: Int }", "The interface \"I\" of \"A\" stands twice.")]
    public void Members_are_unique_over_definition_and_extensions(string sdl, string message) => Sdl.Rejects(sdl, message);

    [Theory]
    [InlineData("type A { a: ▲Nope }")]
    [InlineData("type A { a: [▲Nope!]! }")]
    [InlineData("type A { a(b: ▲Nope = 1): Int }")]
    [InlineData("input A { a: ▲Nope = { b: 1 } }")]
    [InlineData("directive @a(b: ▲Nope) on FIELD")]
    [InlineData("type A implements ▲Nope { a: Int }")]
    [InlineData("union U = ▲Nope")]
    public void An_unknown_type_is_one_mistake_with_no_others_in_its_wake(string sdl) =>
        Sdl.Rejects(sdl, "The type \"Nope\" is not declared.", "Declare it, or correct the name.");

    [Fact]
    public void An_unknown_type_gets_the_near_name() =>
        Sdl.Rejects("type District { a: ▲Distrikt }", "The type \"Distrikt\" is not declared.", "Did you mean \"District\"?");
}
