using System.Text;
using System.Text.Json;
using static OpenCity.Bench.TableAnswer;

namespace OpenCity.Bench;

/// <summary>A question of the table: asked of OpenCity as GraphQL, of the limit by address, and what both answers come to.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Gate">Most that OpenCity may cost, as a multiple of the limit.</param>
/// <param name="Path">Path of the limit.</param>
/// <param name="Ours">The values of OpenCity's <c>data</c>, in order.</param>
/// <param name="Limit">The values of the limit's answer, in order.</param>
internal sealed record TableQuestion(
    string Name, double Gate, string Path, Func<JsonElement, IEnumerable<object>> Ours, Func<JsonElement, IEnumerable<object>> Limit)
{
    internal static readonly TableQuestion[] All =
    [
        new("district by id", 1.5, "/q1",
            data => Fields(data.GetProperty("district"), "number", "name", "nameKo", "population"),
            limit => Fields(limit, "id", "name", "nameKo", "population")),
        new("page of 100 readings, 6 columns", 1.3, "/q2",
            data => Readings(data.GetProperty("airReadings").GetProperty("nodes"), "number"), limit => Readings(limit, "id")),
        new("the same with station and district", 1.3, "/q3",
            data => WithStation(data.GetProperty("airReadings").GetProperty("nodes"), "number"), limit => WithStation(limit, "id")),
        new("filter by district, time and value, ordered, 50", 1.3, "/q4",
            data => Readings(data.GetProperty("airReadings").GetProperty("nodes"), "number"), limit => Readings(limit, "id")),
        new("25 districts with 10 children each", 1.3, "/q5",
            data => Districts(data.GetProperty("districts").GetProperty("nodes"), "number", complaints => complaints.GetProperty("nodes")),
            limit => Districts(limit, "id", complaints => complaints)),
        new("totalCount with filter", 1.25, "/q6",
            data => Fields(data.GetProperty("complaints"), "totalCount"), limit => Fields(limit, "totalCount")),
        new("page of 100 at 90 % depth", 1.3, "/q7",
            data => Readings(data.GetProperty("airReadings").GetProperty("nodes"), "number"), limit => Readings(limit, "id")),
        new("average per district for a day", 1.25, "/q8",
            data => data.GetProperty("airReadings").GetProperty("groups").EnumerateArray().SelectMany(group =>
                Fields(group.GetProperty("key").GetProperty("district"), "number", "name")
                    .Append(Math.Round(group.GetProperty("aggregate").GetProperty("pm25").GetProperty("avg").GetDouble(), 2, MidpointRounding.AwayFromZero))),
            limit => limit.EnumerateArray().SelectMany(group => Fields(group, "districtId", "name", "avgPm25"))),
    ];

    /// <summary>The document, of <c>bench/city/questions</c>.</summary>
    internal string Query { get; } = File.ReadAllText($"bench/city/questions{Path}.graphql");

    /// <summary>The body for OpenCity.</summary>
    internal byte[] Body(string variables) => Body(Query, variables);

    /// <summary>The body for a server of GraphQL.</summary>
    internal static byte[] Body(string query, string variables) =>
        Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");
}
