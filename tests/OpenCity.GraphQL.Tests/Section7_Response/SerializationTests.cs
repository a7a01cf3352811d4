namespace OpenCity.GraphQL.Tests.Section7_Response;

[Trait("Spec", "7.2.1 JSON Serialization")]
public sealed class SerializationTests
{
    private const string Sdl = """
        type Query { map: Query list: [Int] nothing: Int text: String truth: Boolean whole: Int real: Float episode: Episode }
        enum Episode { JEDI }
        """;

    [Theory]
    [InlineData("map { __typename }", """{"__typename":"Query"}""")]
    [InlineData("list", "[1,2]")]
    [InlineData("nothing", "null")]
    [InlineData("text", "\"a\"")]
    [InlineData("truth", "true")]
    [InlineData("whole", "7")]
    [InlineData("real", "0.5")]
    [InlineData("episode", "\"JEDI\"")]
    public void Each_kind_of_value_has_its_kind_of_JSON(string field, string json) => Assert.Equal(
        $"{{\"data\":{{\"{field.Split(' ')[0]}\":{json}}}}}",
        JsonService.Ask(
            Sdl,
            $"{{ {field} }}",
            """{ "map": {}, "list": [1, 2], "nothing": null, "text": "a", "truth": true, "whole": 7, "real": 0.5, "episode": "JEDI" }"""));

    [Theory]
    [InlineData("{ name, age }", """{"name":"Mark","age":30}""")]
    [InlineData("{ age, name }", """{"age":30,"name":"Mark"}""")]
    [InlineData("{ ...A name b: age ... { age } } fragment A on Query { age }", """{"age":30,"name":"Mark","b":30}""")]
    public void Fields_keep_the_order_of_the_request(string query, string data) => Assert.Equal(
        $"{{\"data\":{data}}}", JsonService.Ask("type Query { name: String age: Int }", query, """{ "age": 30, "name": "Mark" }"""));

    [Fact]
    public void A_response_with_errors_of_the_request_has_no_data() => Assert.Equal(
        """{"errors":[{"message":"Type \"Query\" has no field \"none\".","locations":[{"line":1,"column":3}],"extensions":{"code":"UNKNOWN_FIELD"}}]}""",
        JsonService.Ask("type Query { name: String }", "{ none }"));
}
