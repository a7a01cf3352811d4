using System.Text.Json;

namespace OpenCity.Data.Tests.Plans;

/// <summary>The eight questions of <c>bench/city/questions</c>, and what their answers must have.</summary>
public static class BenchQuestions
{
    /// <summary>The file, the statements that it takes, and the rows of its answer.</summary>
    public static TheoryData<string, int, int> All => new()
    {
        { "q1", 1, 1 },
        { "q2", 1, 100 },
        { "q3", 1, 100 },
        { "q4", 1, 50 },
        { "q5", 2, 250 },
        { "q6", 1, 1 },
        { "q7", 1, 100 },
        { "q8", 1, 25 },
    };

    /// <summary>Records, groups or counts in an answer.</summary>
    internal static int RowsOf(string question, JsonElement data) => question switch
    {
        "q1" => data.GetProperty("district").ValueKind == JsonValueKind.Object ? 1 : 0,
        "q5" => data.GetProperty("districts").GetProperty("nodes").EnumerateArray()
            .Sum(district => district.GetProperty("complaints").GetProperty("nodes").GetArrayLength()),
        "q6" => data.GetProperty("complaints").GetProperty("totalCount").GetInt32() > 1_000 ? 1 : 0,
        "q8" => data.GetProperty("airReadings").GetProperty("groups").GetArrayLength(),
        _ => data.GetProperty("airReadings").GetProperty("nodes").GetArrayLength(),
    };
}
