using System.Text.RegularExpressions;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>SQL Server nests CASE ten deep at most. No zone of the rules of 2026 comes to more; these come to that.</summary>
public class BucketDepthTests
{
    [Theory]
    [InlineData("Asia/Seoul", 6)]
    [InlineData("America/Adak", 10)]
    [InlineData("Europe/London", 10)]
    [InlineData("Pacific/Auckland", 10)]
    public void A_bucket_is_no_deeper_than_that(string name, int depth) => Assert.Equal(depth, Depth(TimeZoneInfo.FindSystemTimeZoneById(name)));

    private static int Depth(TimeZoneInfo zone)
    {
        var (depth, most) = (0, 0);
        var text = SqlServerDialect.Instance.Bucket("t", ColumnKind.Instant, TimeBucket.Day, ZoneOffsets.Of(zone));
        foreach (Match word in Regex.Matches(text, @"\b(CASE|END)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)))
        {
            depth += word.Value == "CASE" ? 1 : -1;
            most = Math.Max(most, depth);
        }

        return most;
    }
}
