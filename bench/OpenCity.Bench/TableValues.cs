using System.Globalization;

namespace OpenCity.Bench;

/// <summary>
/// The values that a question is asked with: sixteen, spread over the table. The test of the plans asks with the same.
/// </summary>
internal static class TableValues
{
    /// <summary>Values of each question.</summary>
    internal const int Count = 16;

    private static readonly DateTime s_first = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// Variables of OpenCity and query string of the limit. Those of <c>/q7</c> are a cursor, which only an answer has:
    /// <see cref="ForCursor"/> has the variables of the question for it.
    /// </summary>
    internal static (string Variables, string Query) Of(string path, int i)
    {
        // Hours into the 50,000 that the records span.
        var at = s_first.AddHours(2_000 + (i * 2_900));
        var (from, to, day) = (Text(at), Text(at.AddDays(30)), Text(at.AddDays(1)));
        var district = (i * 7 % 25) + 1;
        return path switch
        {
            "/q1" => ($$"""{"id":"District:{{district}}"}""", $"id={district}"),
            "/q2" or "/q3" => ($$"""{"from":"{{from}}"}""", $"from={from}"),
            "/q4" => (
                $$"""{"district":{{district}},"from":"{{from}}","to":"{{to}}","min":{{25 + i}}}""",
                $"district={district}&from={from}&to={to}&min={25 + i}"),
            "/q5" => ($$"""{"before":"{{from}}"}""", $"before={from}"),
            "/q6" => (
                $$"""{"district":{{district}},"status":"RESOLVED","from":"{{from}}","to":"{{to}}"}""",
                $"district={district}&status=RESOLVED&from={from}&to={to}"),
            "/q8" => ($$"""{"day":"{{from}}","end":"{{day}}"}""", $"day={from}"),
            _ => throw new ArgumentOutOfRangeException(nameof(path)),
        };
    }

    /// <summary>Variables of the question for a cursor at about 90 % of the table.</summary>
    internal static string ForCursor(int i) => $$"""{"from":"{{Text(s_first.AddHours(45_000 + (i * 10)))}}"}""";

    /// <summary>An instant as variables have it.</summary>
    internal static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
