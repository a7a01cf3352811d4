using System.Text.Json;
using OpenCity.Data.Tests.SqlServer;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Reading;

/// <summary>Every filter operator that the public schema offers finds the record that has the value.</summary>
public abstract class FilterOperatorTests(CompleteCity city)
{
    [Fact]
    public void Every_operator_of_every_field_finds_a_record_that_meets_it()
    {
        var schema = PublicSchema.Of(city.City).Schema;
        var examples = new FilterExamples(schema);
        var unmet = new List<string>();
        var asked = 0;
        var texts = TSqlWatch.Seen();
        foreach (var type in city.City.RecordTypes)
        {
            var id = CompleteCity.IdOf(type);
            foreach (var where in examples.Of(type))
            {
                asked++;
                var (answer, _) = city.Ask($"{{ {type.PluralName}(where: {{ and: [{{ {FilterExamples.Indexed(type)} }}, {{ {where} }}] }}) {{ nodes {{ id }} }} }}");
                using var json = JsonDocument.Parse(answer);
                if (json.RootElement.TryGetProperty("errors", out _)
                    || !json.RootElement.GetProperty("data").GetProperty(type.PluralName).GetProperty("nodes").EnumerateArray().Any(node => node.GetProperty("id").GetString() == id))
                {
                    unmet.Add($"{type.PluralName}(where: {{ {where} }}): {answer}");
                }
            }
        }

        Assert.True(unmet.Count == 0, string.Join('\n', unmet.Take(10)));
        Assert.Equal(InputsOfFilters(schema).Order(StringComparer.Ordinal), examples.Used.Order(StringComparer.Ordinal));
        Assert.InRange(asked, 1400, int.MaxValue);

        // Each is another shape and another statement, of which the T-SQL has been bound.
        Assert.Equal(asked, texts.Count);
    }

    // Every field of every input object that a filter can hold, from the arguments `where` on.
    private static HashSet<string> InputsOfFilters(Schema schema)
    {
        var fields = new HashSet<string>();
        var waiting = new Stack<InputObjectType>(schema.Types.OfType<ObjectType>().SelectMany(type => type.Fields).SelectMany(field => field.Arguments)
            .Where(argument => argument.Name == "where").Select(argument => (InputObjectType)argument.Type.Named));
        while (waiting.TryPop(out var input))
        {
            foreach (var field in input.Fields.Where(field => fields.Add($"{input.Name}.{field.Name}")))
            {
                if (field.Type.Named is InputObjectType inner)
                {
                    waiting.Push(inner);
                }
            }
        }

        return fields;
    }
}

public sealed class FilterOperatorTestsOnSqlite(CompleteSqliteCity city) : FilterOperatorTests(city), IClassFixture<CompleteSqliteCity>;

public sealed class FilterOperatorTestsOnPostgreSql : FilterOperatorTests, IClassFixture<CompletePostgreSqlCity>
{
    public FilterOperatorTestsOnPostgreSql(CompletePostgreSqlCity city)
        : base(city) => Assert.SkipUnless(OpenCity.Tests.PostgreSqlCluster.Missing is null, OpenCity.Tests.PostgreSqlCluster.Missing ?? "");
}
