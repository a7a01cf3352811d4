using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary><c>docs/scalars.md</c> says of every scalar what the engine does.</summary>
[Trait("Spec", "3.5 Scalars, documented")]
public sealed class ScalarPageTests
{
    private static readonly Dictionary<string, ScalarCoercion> Coercions =
        BuiltInScalars.All.Concat(CustomScalars.All).ToDictionary(entry => entry.Key, entry => entry.Value);

    public static TheoryData<string, string, string, string> Values()
    {
        var values = new TheoryData<string, string, string, string>();
        foreach (var cells in Rows("## Values"))
        {
            values.Add(cells[0].Trim('`'), cells[1].Trim('`'), cells[2], cells[3]);
        }

        return values;
    }

    [Fact]
    public void Every_scalar_has_its_format_and_its_values()
    {
        var scalars = Coercions.Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(scalars, Rows("## Formats").Select(cells => cells[0].Trim('`')).Order(StringComparer.Ordinal));
        Assert.Equal(scalars, Rows("## Values").Select(cells => cells[0].Trim('`')).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(34, Rows("## Values").Count);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_read_as_the_page_says(string scalar, string written, string inJson, string asLiteral)
    {
        using var json = JsonDocument.Parse(written);
        var document = Parser.Parse(new Source($"query ($v: X = {written}) {{ a }}"));
        var literal = ((OperationDefinition)document.Definitions[0]).VariableDefinitions[0].DefaultValue!;
        var coercion = Coercions[scalar];

        Assert.Equal(inJson, Show(coercion.TryReadJson(json.RootElement, out var value, out _), value));
        Assert.Equal(asLiteral, Show(coercion.TryReadLiteral(literal, out value, out _), value));
    }

    private static string Show(bool isRead, object? value) => !isRead ? "refused" : $"`{value switch
    {
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("o", CultureInfo.InvariantCulture),
        _ => Section3_Types.Values.Show(value),
    }}`";

    private static List<string[]> Rows(string heading) =>
    [
        .. File.ReadAllLines(Repository.PathOf("docs/scalars.md"))
            .SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ")),
    ];
}
