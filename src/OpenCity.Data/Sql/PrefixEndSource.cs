using System.Text;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>The least text that is greater than every text with a prefix.</summary>
/// <param name="prefix">The prefix.</param>
/// <param name="afterEveryText">What is greater than every text, where no text is the end of the prefix's range.</param>
internal sealed class PrefixEndSource(ParameterSource prefix, SqlValue afterEveryText) : ParameterSource
{
    public override ColumnKind? Kind => ColumnKind.Text;

    public override SqlValue Evaluate(in StatementArguments arguments)
    {
        var runes = prefix.Evaluate(arguments).Text.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF)
        {
            runes.RemoveAt(runes.Count - 1);
        }

        if (runes.Count == 0)
        {
            return afterEveryText;
        }

        var last = runes[^1].Value;
        runes[^1] = new Rune(last == 0xD7FF ? 0xE000 : last + 1);
        return SqlValue.Of(string.Concat(runes));
    }
}
