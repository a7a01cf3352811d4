using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>
/// What SQL Server's documentation says of values: texts are compared by the bytes of UTF-8 as if the shorter one went on with spaces,
/// null is the least in an order. A value is null, a text, a whole number, a number of double precision, an instant or a day.
/// </summary>
internal sealed class Values : IComparer<object?>
{
    public static Values InOrder { get; } = new();

    /// <summary>Less than, equal to or greater than 0; null where one of them is null.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (string one, string other) => CompareTexts(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other)),
        (long one, long other) => one.CompareTo(other),
        (long or double, long or double) => Number(left).CompareTo(Number(right)),
        (DateTime one, DateTime other) => one.CompareTo(other),
        (DateOnly one, DateOnly other) => one.CompareTo(other),
        _ => throw new InvalidOperationException($"{left.GetType().Name} with {right.GetType().Name}"),
    };

    public static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>Equal for values that are in one group.</summary>
    public static string GroupKey(IEnumerable<object?> values) => string.Join('\0', values.Select(value => value switch
    {
        null => "-",
        string text => "t" + text.TrimEnd(' '),
        double number => "d" + number.ToString("R", CultureInfo.InvariantCulture),
        DateTime instant => "i" + instant.Ticks.ToString(CultureInfo.InvariantCulture),
        _ => "v" + Convert.ToString(value, CultureInfo.InvariantCulture),
    }));

    /// <summary>LIKE with <c>\</c> as escape; blanks at the end of the text count for nothing.</summary>
    public static bool IsLike(string text, string pattern)
    {
        var expression = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            expression.Append(pattern[i] switch
            {
                '%' => ".*",
                '\\' => Regex.Escape(pattern[++i].ToString()),
                '_' or '[' => throw new InvalidOperationException($"A wildcard that no text of the product has: {pattern}"),
                var unit => Regex.Escape(unit.ToString()),
            });
        }

        return Regex.IsMatch(
            text, expression.Append(@" *\z").ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    /// <summary>The beginning of a text that has so many bytes at most.</summary>
    public static string Cut(string text, int bytes)
    {
        var length = 0;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    int IComparer<object?>.Compare(object? x, object? y) =>
        Compare(x, y) ?? (x is null ? 0 : 1) - (y is null ? 0 : 1);

    private static int CompareTexts(byte[] one, byte[] other)
    {
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            var difference = (i < one.Length ? one[i] : (byte)' ') - (i < other.Length ? other[i] : (byte)' ');
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }
}
