using OpenCity.Docs.Tests.Pages;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Contract;

/// <summary>Everything in the contract, authored and printed, has a description that says more than its name.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public void Everything_in_the_printed_schema_is_described() => Check(QueryTests.PrintedSchema());

    [Fact]
    public void Everything_in_the_authored_files_is_described() => Check(AuthoredSchema());

    [Theory]
    [InlineData("dailyMeans", "Daily means.", true)]
    [InlineData("population", "The population.", true)]
    [InlineData("VERY_BAD", "Very bad", true)]
    [InlineData("o3", "Ozone.", false)]
    [InlineData("name", "Official name.", false)]
    public void A_description_that_repeats_the_name_is_told(string name, string description, bool repeats) =>
        Assert.Equal(repeats, Repeats(name, description));

    private static void Check(Schema schema)
    {
        var elements = Elements(schema).ToList();
        Assert.True(elements.Count > 100, "The schema was not walked.");
        Assert.Empty(elements.Where(element => string.IsNullOrWhiteSpace(element.Description)).Select(element => element.Coordinate));
        Assert.Empty(elements.Where(element => Repeats(element.Name, element.Description!)).Select(element => $"{element.Coordinate}: {element.Description}"));
    }

    private static Schema AuthoredSchema()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("graphql"), "*.graphql", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "schema.graphql" && Path.GetFileName(Path.GetDirectoryName(path)) != "documents").Order(StringComparer.Ordinal);
        var built = SchemaBuilder.Build(
            [.. files.Select(path => Parser.Parse(new Source(File.ReadAllText(path), path), ParserOptions.Trusted))], CustomScalars.All);
        Assert.Empty(built.Diagnostics);
        return built.Schema!;
    }

    /// <summary>Types, fields, arguments, input fields, enum values and directives by schema coordinate; nothing that is built in.</summary>
    private static IEnumerable<(string Coordinate, string Name, string? Description)> Elements(Schema schema)
    {
        foreach (var type in schema.Types.Where(type => type.Node is not null))
        {
            yield return (type.Name, type.Name, type.Description);
            var members = type switch
            {
                FieldsType fields => fields.Fields.SelectMany(field => Arguments($"{type}.{field}", field.Arguments)
                    .Prepend(($"{type}.{field}", field.Name, field.Description))),
                InputObjectType input => input.Fields.Select(field => ($"{type}.{field}", field.Name, field.Description)),
                EnumType values => values.Values.Select(value => ($"{type}.{value}", value.Name, value.Description)),
                _ => [],
            };
            foreach (var member in members)
            {
                yield return member;
            }
        }

        foreach (var directive in schema.Directives.Where(directive => directive.Node is not null))
        {
            yield return ("@" + directive, directive.Name, directive.Description);
            foreach (var argument in Arguments("@" + directive, directive.Arguments))
            {
                yield return argument;
            }
        }
    }

    private static IEnumerable<(string Coordinate, string Name, string? Description)> Arguments(string owner, IEnumerable<InputValue> arguments) =>
        arguments.Select(argument => ($"{owner}({argument}:)", argument.Name, argument.Description));

    // Articles and signs aside, are the words those of the name?
    private static bool Repeats(string name, string description)
    {
        var said = string.Concat(description.ToLowerInvariant().Split(' ').Except(["the", "a", "an"]).SelectMany(word => word.Where(char.IsLetterOrDigit)));
        return said == string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
    }
}
