using System.Text;

namespace OpenCity.Fuzz;

/// <summary>Changes the JSON of variables, and makes up values for variables that a document has.</summary>
internal sealed class VariablesMutator
{
    private const int LongestList = 60_000;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.0", "1.5", "1e3", "1e400", "-1e400", "2147483647", "2147483648", "-2147483649",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890", "0.1e-400", "\"\"", "\"a\"",
        "\"RED\"", "\"red\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"2019-02-29\"", "\"2019-07-07\"",
        "\"2019-07-07T24:00:00Z\"", "\"9999-12-31T23:59:59+14:00\"", "\"0000-00-00\"", "\"PT\"", "\"P99999999999Y\"", "\"urn:\"", "\"http://[::1\"",
        "[]", "[null]", "[[]]", "[[[1]]]", "[1, \"2\", null]", "{}", "{\"name\": \"a\"}", "{\"name\": null}", "{\"and\": [{}]}", "{\"and\": {\"and\": {}}}",
        "{\"id\": 1, \"name\": \"a\"}", "{\"a\": 1, \"a\": 2}", "{\"\": 0}", "{\"self\": {\"self\": {\"self\": {}}}}", "{\"sizes\": 1, \"limit\": null}",
        "{\"\\ud800\": 1}", "NaN", "'a'", "[1,]", "{\"a\":}", "\"", "{", "\u00e9",
    ];

    /// <summary>JSON for the variables of a document, or nothing.</summary>
    internal static byte[]? Next(Dice dice, byte[] document, byte[]? known) => dice.Next(8) switch
    {
        0 => null,
        < 4 when known is not null => known,
        < 6 when known is not null => Change(dice, known),
        _ => Made(dice, document),
    };

    private static byte[] Made(Dice dice, byte[] document)
    {
        var names = NamesOf(document);
        var text = new StringBuilder("{");
        foreach (var name in names)
        {
            text.Append(text.Length > 1 ? ", " : "").Append('"').Append(name).Append("\": ").Append(Value(dice));
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private static string Value(Dice dice)
    {
        var value = dice.Once(30) ? $"\"{new string('x', dice.Some(20_000))}\""
            : dice.Once(50) ? new string('9', dice.Some(5_000))
            : dice.Of(Values);
        if (!dice.Once(20))
        {
            return value;
        }

        var deep = dice.Some(2_000);
        return dice.Next(3) switch
        {
            0 => new string('[', deep) + value + new string(']', deep),
            1 => string.Concat(Enumerable.Repeat("{\"and\":", deep)) + value + new string('}', deep),
            _ => "[" + string.Join(',', Enumerable.Repeat(value, Math.Min(deep * 8, LongestList / (value.Length + 1)))) + "]",
        };
    }

    private static byte[] Change(Dice dice, byte[] json)
    {
        var text = json.ToList();
        for (var times = dice.Some(3); times > 0; times--)
        {
            var at = dice.Next(text.Count);
            switch (dice.Next(4))
            {
                case 0 when text.Count > 0: text[at] = (byte)dice.Next(256); break;
                case 1: text.RemoveRange(at, Math.Min(dice.Some(20), text.Count - at)); break;
                default: ReplaceValue(dice, text); break;
            }
        }

        return [.. text];
    }

    // What follows a colon, up to the next comma or bracket.
    private static void ReplaceValue(Dice dice, List<byte> text)
    {
        var from = text.IndexOf((byte)':', dice.Next(text.Count));
        if (from < 0)
        {
            return;
        }

        var to = text.FindIndex(from, character => character is (byte)',' or (byte)'}' or (byte)']');
        text.RemoveRange(from + 1, (to < 0 ? text.Count : to) - from - 1);
        text.InsertRange(from + 1, Encoding.UTF8.GetBytes(Value(dice)));
    }

    private static HashSet<string> NamesOf(byte[] document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < document.Length - 1 && names.Count < 20; at++)
        {
            if (document[at] == '$' && char.IsAsciiLetter((char)document[at + 1]))
            {
                var end = at + 1;
                while (end < document.Length && char.IsAsciiLetterOrDigit((char)document[end]))
                {
                    end++;
                }

                names.Add(Encoding.ASCII.GetString(document, at + 1, end - at - 1));
            }
        }

        return names;
    }
}
