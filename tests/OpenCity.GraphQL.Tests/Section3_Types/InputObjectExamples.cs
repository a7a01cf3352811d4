using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary>Coerces one argument as a request would: validation first, then variables, then the argument.</summary>
internal static class ArgumentCoercion
{
    /// <summary>The coerced argument, or the code and message of the first error.</summary>
    public static string Coerce(string inputType, string sdl, string literal, string variables)
    {
        var schema = Sdl.Accepts(sdl, $"type Query {{ f(arg: {inputType}): Int }}");
        using var json = JsonDocument.Parse(variables);
        var definitions = DefinitionsOf(literal, inputType, schema);
        var document = Parser.Parse(new Source($"query {definitions} {{ f(arg: {literal}) }}"));
        var errors = DocumentValidator.Validate(schema, document, TestContext.Current.CancellationToken);
        if (!errors.IsEmpty)
        {
            return $"{errors[0].Code}: {errors[0].Message}";
        }

        var operation = (OperationDefinition)document.Definitions[0];
        var coerced = InputCoercion.CoerceVariableValues(schema, document, operation, json.RootElement, EngineLimits.Default);
        if (coerced.Values is not { } values)
        {
            return $"{coerced.Errors[0].Code}: {coerced.Errors[0].Message}";
        }

        var field = (Field)operation.SelectionSet.Selections[0];
        var wrong = new List<CoercionError>();
        return InputCoercion.TryCoerceArgumentValues(
            schema.QueryType.Fields[0].Arguments, field.Arguments, field, values, out var arguments, wrong)
            ? Values.Show(arguments.Get("arg"))
            : $"INVALID_ARGUMENT: {wrong[0].Message}";
    }

    // The tables tell no types of variables: each is nullable, of the type of the place where it is used.
    private static string DefinitionsOf(string literal, string inputType, Schema schema)
    {
        var fields = (schema.TypesByName.GetValueOrDefault(inputType) as InputObjectType)?.Fields ?? [];
        var types = new Dictionary<string, string> { ["$var"] = inputType };
        foreach (var field in fields)
        {
            types[$"${field.Name}"] = field.Type.ToString()!;
            if (literal.Contains($"{field.Name}: $var", StringComparison.Ordinal))
            {
                types["$var"] = field.Type.NullableType.ToString()!;
            }
        }

        var used = types.Where(entry => literal.Contains(entry.Key, StringComparison.Ordinal)
            && (entry.Key == "$var" || !literal.Contains("$var", StringComparison.Ordinal))).ToList();
        return used.Count == 0 ? "" : $"({string.Join(" ", used.Select(entry => $"{entry.Key}: {entry.Value}"))})";
    }
}

[Trait("Spec", "3.10 Input Objects")]
public sealed class InputObjectsExamples
{
    private const string ExampleInputObject =
        """
        input ExampleInputObject {
          a: String
          b: Int!
        }
        """;

    [Fact, Example(1)]
    public void A_point() => Assert.Equal(
        ["x", "y"],
        ((InputObjectType)Sdl.Accepts(
            """
            input Point2D {
              x: Float
              y: Float
            }
            """).TypesByName["Point2D"]).Fields.Select(field => field.Name));

    [Fact, Example(2)]
    public void A_reference_to_itself_that_may_be_null() => Sdl.Accepts(
        """
        input Example {
          self: Example
          value: String
        }
        """);

    [Fact, Example(3)]
    public void A_reference_to_itself_in_a_list() => Sdl.Accepts(
        """
        input Example {
          self: [Example!]!
          value: String
        }
        """);

    [Fact, Example(4)]
    public void A_reference_to_itself_that_cannot_end() => Sdl.Rejects(
        """
        input Example {
          value: String
          ▲self: Example!
        }
        """, "No value of \"Example\" can ever end, because it needs itself through \"Example.self\".");

    [Fact, Example(5)]
    public void Two_references_that_cannot_end() => Sdl.Rejects(
        """
        input First {
          ▲second: Second!
          value: String
        }

        input Second {
          first: First!
          value: String
        }
        """, "No value of \"First\" can ever end, because it needs itself through \"First.second\", \"Second.first\".");

    [Theory, Example(6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)]
    [InlineData("{ a: \"abc\", b: 123 }", "{}", "{a:\"abc\",b:123}")]
    [InlineData("{ a: null, b: 123 }", "{}", "{a:null,b:123}")]
    [InlineData("{ b: 123 }", "{}", "{b:123}")]
    [InlineData("{ a: $var, b: 123 }", "{ \"var\": null }", "{a:null,b:123}")]
    [InlineData("{ a: $var, b: 123 }", "{}", "{b:123}")]
    [InlineData("{ b: $var }", "{ \"var\": 123 }", "VARIABLE_TYPE_MISMATCH: Variable \"$var\" of type \"Int\" is used where \"Int!\" is expected.")]
    [InlineData("$var", "{ \"var\": { \"b\": 123 } }", "{b:123}")]
    [InlineData("\"abc123\"", "{}", "INVALID_VALUE: ")]
    [InlineData("$var", "{ \"var\": \"abc123\" }", "INVALID_VARIABLE: ")]
    [InlineData("{ a: \"abc\", b: \"123\" }", "{}", "INVALID_VALUE: ")]
    [InlineData("{ a: \"abc\" }", "{}", "REQUIRED_INPUT_FIELD_MISSING: ")]
    [InlineData("{ b: $var }", "{}", "VARIABLE_TYPE_MISMATCH: ")]
    [InlineData("$var", "{ \"var\": { \"a\": \"abc\" } }", "INVALID_VARIABLE: ")]
    [InlineData("{ a: \"abc\", b: null }", "{}", "INVALID_VALUE: ")]
    [InlineData("{ b: $var }", "{ \"var\": null }", "VARIABLE_TYPE_MISMATCH: ")]
    [InlineData("{ b: 123, c: \"xyz\" }", "{}", "UNKNOWN_INPUT_FIELD: ")]
    public void Coercion_by_the_table(string literal, string variables, string expected)
    {
        var actual = ArgumentCoercion.Coerce("ExampleInputObject", ExampleInputObject, literal, variables);
        Assert.StartsWith(expected, actual, StringComparison.Ordinal);
        Assert.True(expected.EndsWith(": ", StringComparison.Ordinal) || expected == actual, actual);
    }

    // Validation refuses a nullable variable for "b"; a non-null one shows what the table says of its values.
    [Theory]
    [InlineData("{ \"var\": 123 }", "{b:123}")]
    [InlineData("{}", "INVALID_VARIABLE: The variable \"$var\" of type \"Int!\" is required but was not given.")]
    [InlineData("{ \"var\": null }", "INVALID_VARIABLE: The variable \"$var\" has an invalid value: \"Int!\" cannot be null.")]
    public void A_variable_for_a_required_field(string variables, string expected) => Assert.Equal(
        expected,
        ArgumentCoercion.Coerce(
            "ExampleInputObject", ExampleInputObject, "{ b: $b }", variables.Replace("var", "b", StringComparison.Ordinal))
            .Replace("$b", "$var", StringComparison.Ordinal));
}

[Trait("Spec", "3.10.1 OneOf Input Objects")]
public sealed class OneOfInputObjectsExamples
{
    private const string ExampleOneOf =
        """
        input ExampleOneOfInputObject @oneOf {
          a: String
          b: Int
        }
        """;

    [Fact, Example(1)]
    public void One_of_three_conditions() => Assert.True(((InputObjectType)Sdl.Accepts(
        """
        input UserUniqueCondition @oneOf {
          id: ID
          username: String
          organizationAndEmail: OrganizationAndEmailInput
        }
        """, "input OrganizationAndEmailInput { organization: ID email: String }").TypesByName["UserUniqueCondition"]).IsOneOf);

    [Theory, Example(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)]
    [InlineData("{ a: \"abc\" }", "{}", "{a:\"abc\"}")]
    [InlineData("{ b: 123 }", "{}", "{b:123}")]
    [InlineData("$var", "{ \"var\": { \"a\": \"abc\" } }", "{a:\"abc\"}")]
    [InlineData("{ a: null }", "{}", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("$var", "{ \"var\": { \"a\": null } }", "INVALID_VARIABLE")]
    [InlineData("{ a: $a }", "{}", "ONE_OF_VARIABLE_NULLABLE")]
    [InlineData("{ a: \"abc\", b: 123 }", "{}", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("{ a: 456, b: \"xyz\" }", "{}", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("$var", "{ \"var\": { \"a\": \"abc\", \"b\": 123 } }", "INVALID_VARIABLE")]
    [InlineData("{ a: \"abc\", b: null }", "{}", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("{ a: \"abc\", b: $b }", "{}", "ONE_OF_VARIABLE_NULLABLE")]
    [InlineData("{ a: $a, b: $b }", "{ \"a\": \"abc\" }", "ONE_OF_VARIABLE_NULLABLE")]
    [InlineData("{}", "{}", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("$var", "{ \"var\": {} }", "INVALID_VARIABLE")]
    public void Coercion_by_the_table(string literal, string variables, string expected) => Assert.Equal(
        expected,
        ArgumentCoercion.Coerce("ExampleOneOfInputObject", ExampleOneOf, literal, variables).Split(": ")[0]);
}
