using static OpenCity.Bench.TableAnswer;

namespace OpenCity.Bench;

/// <summary>The questions as the schema of <c>bench/peers/yoga.js</c> asks them, by the limit's path.</summary>
internal static class YogaQuestions
{
    private const string Reading = "id measuredAt pm10 pm25 o3 no2";

    internal static readonly Dictionary<string, PeerQuestion> All = new()
    {
        ["/q1"] = new(
            "query ($id: Int!) { r: district(id: $id) { id name nameKo population } }",
            r => Fields(r, "id", "name", "nameKo", "population")),
        ["/q2"] = new(
            $$"""query ($from: DateTime!) { r: airReadings(first: 100, from: $from) { {{Reading}} } }""",
            r => Readings(r, "id")),
        ["/q3"] = new(
            """
            query ($from: DateTime!) {
              r: airReadings(first: 100, from: $from) { id measuredAt pm25 station { name district { name } } }
            }
            """,
            r => WithStation(r, "id")),
        ["/q4"] = new(
            $$"""
            query ($district: Int!, $from: DateTime!, $to: DateTime!, $min: Int!) {
              r: airReadingsOf(first: 50, district: $district, from: $from, to: $to, pm25Above: $min) { {{Reading}} }
            }
            """,
            r => Readings(r, "id")),
        ["/q5"] = new(
            """
            query ($before: DateTime!) {
              r: districts { id name complaints(first: 10, before: $before) { id category receivedAt status } }
            }
            """,
            r => Districts(r, "id", complaints => complaints)),
        ["/q6"] = new(
            """
            query ($district: Int!, $status: String!, $from: DateTime!, $to: DateTime!) {
              r: complaintsOf(district: $district, status: $status, from: $from, to: $to) { totalCount }
            }
            """,
            r => Fields(r, "totalCount")),
        ["/q7"] = new(
            $$"""
            query ($at: DateTime!, $id: Int!) {
              r: airReadings(first: 100, after: {measuredAt: $at, id: $id}) { {{Reading}} }
            }
            """,
            r => Readings(r, "id")),
        ["/q8"] = new(
            "query ($day: DateTime!) { r: airByDistrict(day: $day) { districtId name avgPm25 } }",
            r => r.EnumerateArray().SelectMany(group => Fields(group, "districtId", "name", "avgPm25"))),
    };
}
