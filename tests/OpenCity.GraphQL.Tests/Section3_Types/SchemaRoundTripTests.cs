using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary>Random schemas: printed and built again, nothing of them is lost or changed.</summary>
public sealed class SchemaRoundTripTests
{
    [Fact]
    public void A_random_schema_is_built_again_from_what_was_printed()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = new RandomSchema(seed).Write();
            var schema = Sdl.Accepts(text);

            var printed = SchemaPrinter.Print(schema);
            var again = Sdl.Accepts(printed);

            Assert.Equal(SchemaDescription.Of(schema), SchemaDescription.Of(again));
            Assert.Equal(printed, SchemaPrinter.Print(again));
        }
    }

    /// <summary>What tells two schemas apart: the test would not see a printer that leaves something out, if this did too.</summary>
    [Theory]
    [InlineData("type Query { a: Int }", "type Query { a: Int! }")]
    [InlineData("type Query { a: Int }", "type Query { \"d\" a: Int }")]
    [InlineData("type Query { a: Int }", "type Query { a: Int @deprecated }")]
    [InlineData("type Query { a(b: Int = 1): Int }", "type Query { a(b: Int = 2): Int }")]
    [InlineData("type Query { a(b: Int): Int }", "type Query { a(b: Int = null): Int }")]
    [InlineData("type Query { a: E } enum E { A B }", "type Query { a: E } enum E { B A }")]
    [InlineData("type Query { a(i: I): Int } input I { a: Int }", "type Query { a(i: I): Int } input I @oneOf { a: Int }")]
    [InlineData("type Query { a: S } scalar S", "type Query { a: S } scalar S @specifiedBy(url: \"u\")")]
    [InlineData("type Query { a: Int }", "\"d\" schema { query: Query } type Query { a: Int }")]
    public void Two_schemas_that_differ_are_told_apart(string one, string other) =>
        Assert.NotEqual(SchemaDescription.Of(Sdl.Accepts(one)), SchemaDescription.Of(Sdl.Accepts(other)));

    /// <summary>Everything of a schema that is not a custom directive, in plain words.</summary>
    private static class SchemaDescription
    {
        internal static string Of(Schema schema)
        {
            var text = new StringBuilder();
            text.AppendLine(CultureInfo.InvariantCulture, $"{schema.Description}|{schema.QueryType}|{schema.MutationType}|{schema.SubscriptionType}");
            foreach (var type in schema.Types)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{type.GetType().Name} {type.Name} «{type.Description}» {Parts(type)}");
            }

            return text.ToString();
        }

        private static string Parts(NamedType type) => type switch
        {
            ScalarType scalar => scalar.SpecifiedByUrl ?? "",
            FieldsType fields => $"{Join(fields.Interfaces)} {Join(fields.Fields.Select(Field))}",
            UnionType union => Join(union.MemberTypes),
            EnumType values => Join(values.Values.Select(value => $"{value.Name} {About(value)}")),
            InputObjectType input => $"{input.IsOneOf} {Join(input.Fields.Select(Input))}",
            _ => throw new InvalidOperationException(type.ToString()),
        };

        private static string Field(OutputField field) => $"{field.Name}({Join(field.Arguments.Select(Input))}): {field.Type} {About(field)}";

        private static string Input(InputValue value) =>
            $"{value.Name}: {value.Type} = {(value.DefaultValue is null ? "none" : LiteralPrinter.Print(value.DefaultValue))} {About(value)}";

        private static string About(SchemaElement element) => $"«{element.Description}» {element.DeprecationReason ?? "not deprecated"}";

        private static string Join<T>(IEnumerable<T> items) => string.Join("; ", items);
    }
}
