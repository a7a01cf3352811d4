using System.Collections.Immutable;

namespace OpenCity.Data.Import.Values;

/// <summary>
/// How a feed writes times: <c>yyyy yy MM M dd d HH H mm m ss s f…ffffff</c>, everything else as it stands; letters of the Latin
/// alphabet that are no part of these are put in single quotes.
/// </summary>
/// <remarks>Double letters take exactly two digits, single ones one or two. Hour 24 is midnight of the next day.</remarks>
internal sealed class TimePattern
{
    private readonly ImmutableArray<Element> _elements;

    private TimePattern(ImmutableArray<Element> elements) => _elements = elements;

    /// <summary>Whether it tells an hour.</summary>
    internal bool HasTime => _elements.Any(element => element.Part is 'H');

    /// <summary>The pattern of a text; null with what is wrong with it.</summary>
    internal static TimePattern? Parse(string pattern, out string? error)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        for (var i = 0; i < pattern.Length;)
        {
            var start = i;
            var letter = pattern[i];
            if (letter == '\'')
            {
                var end = pattern.IndexOf('\'', i + 1);
                if (end < 0)
                {
                    error = "a single quote is not closed";
                    return null;
                }

                elements.AddRange(pattern[(i + 1)..end].Select(literal => new Element('\0', 0, literal)));
                i = end + 1;
                continue;
            }

            while (i < pattern.Length && pattern[i] == letter)
            {
                i++;
            }

            var width = i - start;
            if (!char.IsAsciiLetter(letter))
            {
                elements.AddRange(Enumerable.Repeat(new Element('\0', 0, letter), width));
            }
            else if (IsPart(letter, width) && elements.All(element => element.Part != letter))
            {
                elements.Add(new Element(letter, width, '\0'));
            }
            else
            {
                error = $"\"{pattern[start..i]}\" is no part of a time or stands twice";
                return null;
            }
        }

        error = elements.Any(element => element.Part == 'y') ? null : "it has no year";
        return error is null ? new TimePattern(elements.ToImmutable()) : null;
    }

    /// <summary>Reads a text as a time of no zone; a month alone is its first day.</summary>
    internal bool TryRead(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        int year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, micros = 0, position = 0;
        foreach (var element in _elements)
        {
            if (element.Part == '\0')
            {
                if (position >= text.Length || text[position++] != element.Literal)
                {
                    return false;
                }

                continue;
            }

            if (!TryDigits(text, ref position, element.Width == 1 && element.Part != 'f' ? 1 : element.Width,
                element.Width == 1 && element.Part != 'f' ? 2 : element.Width, out var number))
            {
                return false;
            }

            switch (element.Part)
            {
                case 'y': year = element.Width == 2 ? 2000 + number : number; break;
                case 'M': month = number; break;
                case 'd': day = number; break;
                case 'H': hour = number; break;
                case 'm': minute = number; break;
                case 's': second = number; break;
                default: micros = number * (int)Math.Pow(10, 6 - element.Width); break;
            }
        }

        if (position != text.Length || year is < 1 or > 9998 || month is < 1 or > 12 || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || minute > 59 || second > 59 || hour > 24 || (hour == 24 && (minute | second | micros) != 0))
        {
            return false;
        }

        time = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            .AddTicks((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond)
                + (micros * TimeSpan.TicksPerMicrosecond));
        return true;
    }

    private static bool IsPart(char letter, int width) => letter switch
    {
        'y' => width is 2 or 4,
        'M' or 'd' or 'H' or 'm' or 's' => width is 1 or 2,
        'f' => width is >= 1 and <= 6,
        _ => false,
    };

    private static bool TryDigits(ReadOnlySpan<char> text, ref int position, int least, int most, out int number)
    {
        number = 0;
        var start = position;
        while (position < text.Length && position - start < most && char.IsAsciiDigit(text[position]))
        {
            number = (number * 10) + (text[position++] - '0');
        }

        return position - start >= least;
    }

    private readonly record struct Element(char Part, int Width, char Literal);
}
