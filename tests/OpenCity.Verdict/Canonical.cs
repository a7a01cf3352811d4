using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.Verdict;

/// <summary>Coerced arguments as one text, so that two engines can be compared by what they understood.</summary>
internal static class Canonical
{
    /// <summary>The text of all arguments.</summary>
    public static string TextOf(ArgumentValues arguments)
    {
        var text = new StringBuilder();
        Append(text, arguments.Entries);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        text.Append('{');
        foreach (var (name, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(':');
            Append(text, value);
            text.Append(',');
        }

        text.Append('}');
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append('~'); break;
            case bool flag: text.Append(flag ? 'T' : 'F'); break;
            case int number: Append(text, (double)number); break;
            case long number: Append(text, (double)number); break;
            case double number: Append(text, number); break;
            case string words: text.Append('\'').Append(words).Append('\''); break;
            case DateTimeOffset instant: text.Append('D').Append(instant.UtcTicks.ToString(CultureInfo.InvariantCulture)); break;
            case DateOnly day: text.Append('L').Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case IsoDuration: text.Append('P'); break;
            case InputObject given: Append(text, given.Entries); break;
            case IDictionary<string, object?> given: Append(text, given.AsEnumerable()); break;
            case System.Collections.IEnumerable items: AppendList(text, items); break;
            default: throw new InvalidOperationException($"Unknown kind of value: {value.GetType()}");
        }
    }

    // All numbers by their 64 bits: a whole number and the same one as a fraction are one value in JavaScript.
    private static void Append(StringBuilder text, double number) =>
        text.Append('#').Append(BitConverter.DoubleToUInt64Bits(number == 0 ? 0 : number).ToString("x16", CultureInfo.InvariantCulture));

    private static void AppendList(StringBuilder text, System.Collections.IEnumerable items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Append(text, item);
            text.Append(',');
        }

        text.Append(']');
    }
}
