using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.5 Scalars")]
public sealed class BuiltInScalarTests
{
    [Theory]
    [InlineData("Int", "2147483647", "2147483647")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "-0", "0")]
    [InlineData("Float", "-0", "-0")]
    [InlineData("Float", "-0.0", "-0")]
    [InlineData("Float", "9007199254740993", "9007199254740992")]
    [InlineData("Float", "1.7976931348623157e308", "1.7976931348623157E+308")]
    [InlineData("Float", "5e-324", "5E-324")]
    [InlineData("Float", "1e-400", "0")]
    [InlineData("Float", "0e400", "0")]
    [InlineData("Float", "1E+2", "100")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "6.0221413e23", "6.0221413E+23")]
    [InlineData("Float", "-0.5", "-0.5")]
    [InlineData("String", "\"1\"", "\"1\"")]
    [InlineData("String", "\"\"", "\"\"")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("ID", "\"a:b\"", "\"a:b\"")]
    [InlineData("ID", "4", "\"4\"")]
    [InlineData("ID", "123456789012345678901234567890", "\"123456789012345678901234567890\"")]
    public void A_value_is_read_alike_from_a_literal_and_from_JSON(string scalar, string text, string expected)
    {
        Assert.Equal((expected, null), Scalars.ReadLiteral(scalar, text));
        Assert.Equal((expected, null), Scalars.ReadJson(scalar, text));
    }

    [Theory]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "-2147483649")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Int", "true")]
    [InlineData("Float", "1e400")]
    [InlineData("Float", "1.7976931348623159e308")]
    [InlineData("Float", "1e99999999999999999999")]
    [InlineData("Int", "1.5")]
    [InlineData("Int", "1e-1")]
    [InlineData("Int", "2147483647.5")]
    [InlineData("Int", "21474836480e-1")]
    [InlineData("Int", "1e400")]
    [InlineData("Int", "1e99999999999999999999")]
    [InlineData("Int", "9223372036854775808")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "1e400")]
    [InlineData("Float", "-1e400")]
    [InlineData("Float", "\"1.5\"")]
    [InlineData("Float", "false")]
    [InlineData("String", "1")]
    [InlineData("String", "true")]
    [InlineData("String", "[\"a\"]")]
    [InlineData("Boolean", "1")]
    [InlineData("Boolean", "0")]
    [InlineData("Boolean", "\"true\"")]
    [InlineData("ID", "true")]
    [InlineData("ID", "{}")]
    public void A_value_of_another_kind_is_refused_in_a_literal_and_in_JSON(string scalar, string text)
    {
        var (literal, literalError) = Scalars.ReadLiteral(scalar, text);
        var (json, jsonError) = Scalars.ReadJson(scalar, text);

        Assert.Null(literal);
        Assert.Null(json);
        Assert.StartsWith($"\"{scalar}\" expects ", literalError, StringComparison.Ordinal);
        Assert.Equal(literalError, jsonError);
    }

    // "Since JSON does not discriminate between integer and floating-point values, they are interpreted as an integer
    // input value if they have an empty fractional part"; a literal does.
    [Theory]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1e3", "1000")]
    [InlineData("Int", "-1.50e1", "-15")]
    [InlineData("Int", "100e-2", "1")]
    [InlineData("Int", "-0.0", "0")]
    [InlineData("Int", "0e99999999999999999999", "0")]
    [InlineData("Int", "2147483647.000", "2147483647")]
    [InlineData("Int", "-2.147483648E+9", "-2147483648")]
    [InlineData("Long", "9223372036854775807.0", "9223372036854775807")]
    [InlineData("Long", "-9.223372036854775808e18", "-9223372036854775808")]
    [InlineData("ID", "4.0", "\"4\"")]
    [InlineData("ID", "1e3", "\"1000\"")]
    public void A_JSON_number_with_an_empty_fraction_is_whole_and_a_literal_is_not(string scalar, string text, string expected)
    {
        Assert.Equal(expected, Scalars.ReadJson(scalar, text).Value);
        Assert.Null(Scalars.ReadLiteral(scalar, text).Value);
    }

    [Theory]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\u0000\u007f")]
    [InlineData("서울 😀")]
    public void Any_Unicode_text_is_a_string(string text)
    {
        var literal = Scalars.ReadLiteral("String", Language.DocumentPrinter.Print(new Language.StringValue(text, false)));
        Assert.Equal(($"\"{text}\"", null), literal);
        Assert.Equal(($"\"{text}\"", null), Scalars.ReadJson("String", System.Text.Json.JsonSerializer.Serialize(text)));
    }

    [Theory]
    [InlineData("String", "RED")]
    [InlineData("ID", "RED")]
    [InlineData("Boolean", "RED")]
    public void A_name_is_no_scalar(string scalar, string literal) => Assert.Null(Scalars.ReadLiteral(scalar, literal).Value);

    [Fact]
    public void A_long_value_is_cut_in_the_message() => Assert.Equal(
        $"\"Int\" expects a whole number from -2147483648 to 2147483647, not the string \"{new string('x', 40)}…\".",
        Scalars.ReadJson("Int", $"\"{new string('x', 5000)}\"").Error);

    [Theory]
    [InlineData("String")]
    [InlineData("ID")]
    public void A_lone_surrogate_in_JSON_is_refused(string scalar) => Assert.EndsWith(
        "not a string that is not Unicode.", Scalars.ReadJson(scalar, "\"\\ud800\"").Error, StringComparison.Ordinal);
}

/// <summary>Reads a value of one scalar and shows what came of it.</summary>
internal static class Scalars
{
    private static readonly Schema Schema = Sdl.Accepts(
        "type Query { i: Int f: Float s: String b: Boolean id: ID } scalar DateTime scalar LocalDate scalar Duration scalar Long scalar URI");

    public static (string? Value, string? Error) ReadLiteral(string scalar, string text)
    {
        var document = Parser.Parse(new Source($"query ($v: X = {text}) {{ a }}"));
        var literal = ((OperationDefinition)document.Definitions[0]).VariableDefinitions[0].DefaultValue!;
        return Coercion(scalar).TryReadLiteral(literal, out var value, out var error) ? (Values.Show(value), null) : (null, error);
    }

    public static (string? Value, string? Error) ReadJson(string scalar, string text)
    {
        using var json = JsonDocument.Parse(text);
        return Coercion(scalar).TryReadJson(json.RootElement, out var value, out var error) ? (Values.Show(value), null) : (null, error);
    }

    private static ScalarCoercion Coercion(string scalar) => ((ScalarType)Schema.TypesByName[scalar]).Coercion;
}
