using OpenCity.GraphQL.Types;
using DogSchema = OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.13 Directives")]
public sealed class DirectivesExamples
{
    [Fact, Example(1)]
    public void A_directive_on_fields()
    {
        const string Definition = "directive @example on FIELD";
        const string Fragment =
            """
            fragment SomeFragment on SomeType {
              field @example
            }
            """;
        DogSchema.Example(Fragment, Sdl.Accepts(Definition, "type Query { some: SomeType } type SomeType { field: Int }"));
    }

    [Fact, Example(2)]
    public void A_leading_bar() => Assert.Equal(
        ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
        Sdl.Accepts(
            """
            directive @example on
              | FIELD
              | FRAGMENT_SPREAD
              | INLINE_FRAGMENT
            """).DirectivesByName["example"].DeclaredLocations);

    [Fact, Example(3)]
    public void A_directive_on_definitions()
    {
        var field = ((ObjectType)Sdl.Accepts(
            """
            directive @example on FIELD_DEFINITION | ARGUMENT_DEFINITION

            type SomeType {
              field(arg: Int @example): String @example
            }
            """).TypesByName["SomeType"]).Fields[0];
        Assert.Equal(["example"], field.Directives.Select(directive => directive.Name));
        Assert.Equal(["example"], field.Arguments[0].Directives.Select(directive => directive.Name));
    }

    [Fact, Example(4)]
    public void A_repeatable_directive() => Assert.Equal(
        ["pageCount", "author", "index"],
        Sdl.Accepts(
            """
            directive @delegateField(name: String!) repeatable on OBJECT | INTERFACE

            type Book @delegateField(name: "pageCount") @delegateField(name: "author") {
              id: ID!
            }

            extend type Book @delegateField(name: "index")
            """).TypesByName["Book"].Directives.Select(directive => directive.Arguments["name"]));

    [Fact, Example(5)]
    public void A_directive_that_refers_to_itself() => Sdl.Rejects(
        "directive @▲invalidExample(arg: String @invalidExample) on ARGUMENT_DEFINITION",
        "The directive \"@invalidExample\" is used in its own definition.");
}

[Trait("Spec", "3.13.1 @skip")]
public sealed class SkipExamples
{
    [Fact, Example(1)]
    public void The_definition_is_the_built_in_one() =>
        Sdl.Accepts("directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT");

    [Theory, Example(2)]
    [InlineData("true", "{}")]
    [InlineData("false", "{\"experimentalField\":1}")]
    public void A_skipped_field(string someTest, string data) => Assert.Equal(
        $"{{\"data\":{data}}}",
        JsonService.Ask(
            "type Query { experimentalField: Int }",
            """
            query myQuery($someTest: Boolean!) {
              experimentalField @skip(if: $someTest)
            }
            """,
            """{ "experimentalField": 1 }""",
            $"{{ \"someTest\": {someTest} }}"));
}

[Trait("Spec", "3.13.2 @include")]
public sealed class IncludeExamples
{
    [Fact, Example(1)]
    public void The_definition_is_the_built_in_one() =>
        Sdl.Accepts("directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT");

    [Theory, Example(2)]
    [InlineData("false", "{}")]
    [InlineData("true", "{\"experimentalField\":1}")]
    public void An_included_field(string someTest, string data) => Assert.Equal(
        $"{{\"data\":{data}}}",
        JsonService.Ask(
            "type Query { experimentalField: Int }",
            """
            query myQuery($someTest: Boolean!) {
              experimentalField @include(if: $someTest)
            }
            """,
            """{ "experimentalField": 1 }""",
            $"{{ \"someTest\": {someTest} }}"));

    // "Neither @skip nor @include has precedence over the other."
    [Theory]
    [InlineData("false", "true", "{\"a\":1}")]
    [InlineData("true", "true", "{}")]
    [InlineData("false", "false", "{}")]
    [InlineData("true", "false", "{}")]
    public void Both(string skip, string include, string data) => Assert.Equal(
        $"{{\"data\":{data}}}",
        JsonService.Ask("type Query { a: Int }", $"{{ a @skip(if: {skip}) @include(if: {include}) }}", """{ "a": 1 }"""));
}

[Trait("Spec", "3.13.3 @deprecated")]
public sealed class DeprecatedExamples
{
    [Fact, Example(1)]
    public void The_definition_is_the_built_in_one() => Sdl.Accepts(
        """
        directive @deprecated(
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        """);

    [Fact, Example(2)]
    public void A_deprecated_field_and_a_deprecated_argument()
    {
        var type = (ObjectType)Sdl.Accepts(
            """
            type ExampleType {
              newField: String
              oldField: String @deprecated(reason: "Use `newField`.")

              anotherField(
                newArg: String
                oldArg: String @deprecated(reason: "Use `newArg`.")
              ): String
            }
            """).TypesByName["ExampleType"];
        Assert.Equal([null, "Use `newField`.", null], type.Fields.Select(field => field.DeprecationReason));
        Assert.Equal([null, "Use `newArg`."], type.Fields[2].Arguments.Select(argument => argument.DeprecationReason));
    }

    [Fact, Example(3)]
    public void A_required_argument_is_not_deprecated() => Sdl.Rejects(
        """
        type ExampleType {
          invalidField(
            newArg: String
            oldArg: String! ▲@deprecated(reason: "Use `newArg`.")
          ): String
        }
        """,
        "The argument \"ExampleType.invalidField(oldArg:)\" is required and cannot be deprecated.",
        "Make it nullable or give it a default first.");
}

[Trait("Spec", "3.13.4 @specifiedBy")]
public sealed class SpecifiedByExamples
{
    [Fact, Example(1)]
    public void The_definition_is_the_built_in_one() => Sdl.Accepts("directive @specifiedBy(url: String!) on SCALAR");

    [Fact, Example(2)]
    public void The_specification_of_a_UUID() => Assert.Equal(
        "https://tools.ietf.org/html/rfc4122",
        ((ScalarType)Sdl.Accepts("""scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")""").TypesByName["UUID"])
            .SpecifiedByUrl);
}

[Trait("Spec", "3.13.5 @oneOf")]
public sealed class OneOfExamples
{
    [Fact, Example(1)]
    public void The_definition_is_the_built_in_one() => Sdl.Accepts("directive @oneOf on INPUT_OBJECT");

    [Fact, Example(2)]
    public void An_input_object_of_which_one_field_is_given() => Assert.True(((InputObjectType)Sdl.Accepts(
        """
        input UserUniqueCondition @oneOf {
          id: ID
          username: String
          organizationAndEmail: OrganizationAndEmailInput
        }
        """, "input OrganizationAndEmailInput { organization: ID }").TypesByName["UserUniqueCondition"]).IsOneOf);
}
