using System.Text.Json;
using static OpenCity.Bench.TableAnswer;

namespace OpenCity.Bench;

/// <summary>The questions as PostGraphile 5 asks them, by the limit's path, in its names of tables and columns.</summary>
internal static class PostGraphileQuestions
{
    private const string Reading = "id: rowId measuredAt pm10 pm25 o3 no2";
    private const string ByTime = "orderBy: [MEASURED_AT_ASC, ROW_ID_ASC]";

    internal static readonly Dictionary<string, PeerQuestion> All = new()
    {
        ["/q1"] = new(
            "query ($id: Int!) { r: districtByRowId(rowId: $id) { id: rowId name nameKo population } }",
            r => Fields(r, "id", "name", "nameKo", "population"), 3.5),
        ["/q2"] = new(
            $$"""
            query ($from: Datetime!) {
              r: allAirReadings(first: 100, {{ByTime}}, filter: { measuredAt: { greaterThanOrEqualTo: $from } }) {
                nodes { {{Reading}} }
              }
            }
            """,
            r => Readings(Nodes(r), "id"), 4),
        ["/q3"] = new(
            $$"""
            query ($from: Datetime!) {
              r: allAirReadings(first: 100, {{ByTime}}, filter: { measuredAt: { greaterThanOrEqualTo: $from } }) {
                nodes {
                  id: rowId measuredAt pm25
                  station: airStationByStationId { name district: districtByDistrictId { name } }
                }
              }
            }
            """,
            r => WithStation(Nodes(r), "id"), 4),
        ["/q4"] = new(
            $$"""
            query ($district: Int!, $from: Datetime!, $to: Datetime!, $min: Int!) {
              r: allAirReadings(first: 50, orderBy: [MEASURED_AT_DESC, ROW_ID_DESC], filter: {
                airStationByStationId: { districtId: { equalTo: $district } }
                measuredAt: { greaterThanOrEqualTo: $from, lessThan: $to }, pm25: { greaterThan: $min }
              }) { nodes { {{Reading}} } }
            }
            """,
            r => Readings(Nodes(r), "id"), 3),
        ["/q5"] = new(
            """
            query ($before: Datetime!) {
              r: allDistricts(orderBy: [ROW_ID_ASC]) {
                nodes {
                  id: rowId name
                  complaints: complaintsByDistrictId(
                    first: 10, filter: { receivedAt: { lessThan: $before } }, orderBy: [RECEIVED_AT_DESC, ROW_ID_DESC]
                  ) { nodes { id: rowId category receivedAt status } }
                }
              }
            }
            """,
            r => Districts(Nodes(r), "id", Nodes), 2),
        ["/q6"] = new(
            """
            query ($district: Int!, $status: String!, $from: Datetime!, $to: Datetime!) {
              r: allComplaints(filter: {
                districtId: { equalTo: $district }, status: { equalTo: $status }
                receivedAt: { greaterThanOrEqualTo: $from, lessThan: $to }
              }) { totalCount }
            }
            """,
            r => Fields(r, "totalCount"), 1),
        ["/q7"] = new(
            $$"""
            query ($after: Cursor!) {
              r: allAirReadings(first: 100, {{ByTime}}, after: $after) { nodes { {{Reading}} } }
            }
            """,
            r => Readings(Nodes(r), "id"), 4,
            Cursor: $$"""
            query ($at: Datetime!, $id: Int!) {
              r: allAirReadings(first: 1, {{ByTime}}, filter: { measuredAt: { equalTo: $at }, rowId: { equalTo: $id } }) {
                pageInfo { endCursor }
              }
            }
            """),

        // A function that the yardstick's generator makes.
        ["/q8"] = new(
            "query ($day: Datetime!) { r: airByDistrict(day: $day) { nodes { districtId name avgPm25 } } }",
            r => Nodes(r).EnumerateArray().SelectMany(group => Fields(group, "districtId", "name", "avgPm25")), 1),
    };

    private static JsonElement Nodes(JsonElement connection) => connection.GetProperty("nodes");
}
