using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Import.Files;

namespace OpenCity.Data.Import.Mapping;

/// <summary>Where the text of a value comes from.</summary>
internal enum CellKind
{
    /// <summary>A column.</summary>
    Column,

    /// <summary>The same text in every row.</summary>
    Constant,

    /// <summary>Several columns, one after the other.</summary>
    Joined,

    /// <summary>A digest of several columns: the key of a list that has none.</summary>
    Digest,
}

/// <summary>How the text of one value is got from a row, before it is read as number, time or whatever it is.</summary>
internal sealed class CellMapping
{
    /// <summary>Hexadecimal digits of a digest: 96 bits, which tell any file's rows apart.</summary>
    internal const int DigestLength = 24;

    private const char DigestSeparator = '\u001f';

    /// <summary>Where the text comes from.</summary>
    internal required CellKind Kind { get; init; }

    /// <summary>Places of the columns in <see cref="SourcePlan.Columns"/>.</summary>
    internal ImmutableArray<int> Columns { get; init; } = [];

    /// <summary>The constant, the text between joined columns, or the prefix of a digest.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Trimmed texts that mean that there is no value; the empty one always does.</summary>
    internal required FrozenSet<string> Missing { get; init; }

    /// <summary>The feed's words and ours; null is no value. Null where the text is taken as it is.</summary>
    internal FrozenDictionary<string, string?>? Values { get; init; }

    /// <summary>What stands for a line break inside a cell; null leaves it.</summary>
    internal string? LineBreak { get; init; }

    /// <summary>What the quarantine calls it: the columns' names.</summary>
    internal required string Name { get; init; }

    /// <summary>Gets the trimmed text, null where there is none. The offending text stands in <paramref name="text"/> on failure.</summary>
    internal QuarantineReason? Read(RowFile row, out string? text)
    {
        switch (Kind)
        {
            case CellKind.Constant:
                text = Text;
                return null;
            case CellKind.Column:
                if (!TryTrimmed(row, Columns[0], out text))
                {
                    return QuarantineReason.NotASingleValue;
                }

                break;
            case CellKind.Joined:
                if (!TryJoined(row, Text, out text))
                {
                    return QuarantineReason.NotASingleValue;
                }

                break;
            default:
                return TryDigest(row, out text) ? null : QuarantineReason.NotASingleValue;
        }

        if (text is null || Values is null)
        {
            return null;
        }

        if (!Values.TryGetValue(text, out var translated))
        {
            return QuarantineReason.UnknownValue;
        }

        text = translated;
        return null;
    }

    private bool TryTrimmed(RowFile row, int column, out string? text)
    {
        if (!row.TryCell(column, out text))
        {
            return false;
        }

        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || Missing.Contains(text))
        {
            text = null;
        }
        else if (LineBreak is not null)
        {
            text = text.ReplaceLineEndings(LineBreak);
        }

        return true;
    }

    private bool TryJoined(RowFile row, string separator, out string? text)
    {
        StringBuilder? joined = null;
        foreach (var column in Columns)
        {
            if (!TryTrimmed(row, column, out var part))
            {
                text = null;
                return false;
            }

            if (part is not null)
            {
                joined = joined is null ? new StringBuilder(part) : joined.Append(separator).Append(part);
            }
        }

        text = joined?.ToString();
        return true;
    }

    // Cells as they stand, trimmed, with U+001F between them: anybody can make the same digest of the published file.
    private bool TryDigest(RowFile row, out string? text)
    {
        text = null;
        var cells = new StringBuilder();
        for (var i = 0; i < Columns.Length; i++)
        {
            if (!row.TryCell(Columns[i], out var cell))
            {
                return false;
            }

            if (i > 0)
            {
                cells.Append(DigestSeparator);
            }

            cells.Append(cell?.Trim());
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(cells.ToString()));
        text = Text + Convert.ToHexStringLower(hash.AsSpan(0, DigestLength / 2));
        return true;
    }
}
