using System.Text;

namespace OpenCity.Fuzz;

/// <summary>Changes documents of a corpus by bytes, by tokens, and by parts of the tree.</summary>
internal sealed class DocumentMutator(Corpus corpus)
{
    private const int LongestText = 60_000;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "{", "}", "[", "]", "(", ")", "\"", "\"\"\"", "\\", "\\u", "\\u{", "\\uD83D", "\\uDE00", "#", "...", "$", "@", "!", "|", "&", ":",
            "=", "-", ".", "0", "00", "1e", "1e999", "-0", "9223372036854775808", "4294967296", "0.1", "\n", "\r", "\t", "é", "😀", "\uFEFF",
            "\0", "\u2028", "on", "extend", "null", "true", "false", "type", "query", "mutation", "subscription", "fragment", "schema", "input",
            "directive", "repeatable", "implements", "enum", "union", "interface", "scalar", "__typename", "__schema", "__type(name: \"Dog\")",
            "$v", "@skip(if: true)", "@include(if: $v)", "@include(if: false)", "... on Dog", "...F0", "...F1", "fragment F0 on Query",
            "a: version", "\"\"", "\"a\"", "{}", "[]", "{ version }", "$v: Int", "($v: [Int!]! = [1])", "#c\n", ",",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF], [0xC0, 0x80], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xFE],
    ];

    /// <summary>A changed document, with the variables of the one that it comes from.</summary>
    internal (byte[] Text, byte[]? Variables) Next(Dice dice)
    {
        var document = dice.Of(dice.Once(4) ? corpus.Documents : corpus.Own);
        var text = dice.Next(20) switch
        {
            0 => document.Text,
            < 4 => Bytes(dice, document.Text),
            < 9 => Tokens(dice, document),
            < 18 => Tree(dice, document),
            _ => Bytes(dice, Tree(dice, document)),
        };
        return (text.Length > LongestText ? text[..LongestText] : text, document.Variables);
    }

    private static byte[] Bytes(Dice dice, byte[] document)
    {
        var text = document.ToList();
        for (var times = dice.Some(6); times > 0; times--)
        {
            var at = dice.Next(text.Count);
            switch (dice.Next(6))
            {
                case 0 when text.Count > 0:
                    text[at] = (byte)dice.Next(256);
                    break;
                case 1 when text.Count > 0:
                    text[at] ^= (byte)(1 << dice.Next(8));
                    break;
                case 2:
                    text.RemoveRange(at, Math.Min(dice.Some(40), text.Count - at));
                    break;
                case 3:
                    text.InsertRange(dice.Next(text.Count + 1), text.GetRange(at, Math.Min(dice.Some(100), text.Count - at)));
                    break;
                case 4 when dice.Once(10):
                    text.InsertRange(at, Enumerable.Repeat((byte)dice.Next(256), dice.Some(5000)));
                    break;
                default:
                    text.InsertRange(at, dice.Of(Words));
                    break;
            }
        }

        return [.. text];
    }

    private static byte[] Tokens(Dice dice, CorpusDocument document)
    {
        var edits = new List<Edit>();
        for (var times = dice.Some(6); times > 0 && document.Tokens.Length > 0; times--)
        {
            var token = dice.Of(document.Tokens);
            var other = dice.Of(document.Tokens);
            var text = document.Text[token.Start..token.End];
            edits.Add(new Edit(token.Start, token.End, dice.Next(6) switch
            {
                0 => [],
                1 => Repeat(text, dice.Some(200)),
                2 => document.Text[other.Start..other.End],
                3 => [.. text, (byte)' ', .. dice.Of(Words)],
                4 => [.. document.Text[other.Start..other.End], (byte)' ', .. text],
                _ => dice.Of(Words),
            }));
        }

        return Edit.Apply(document.Text, edits);
    }

    private byte[] Tree(Dice dice, CorpusDocument document)
    {
        if (document.Nodes.Length == 0)
        {
            return Tokens(dice, document);
        }

        var edits = new List<Edit>();
        for (var times = dice.Some(8); times > 0; times--)
        {
            var node = dice.Of(document.Nodes);
            var text = document.Text[node.Start..node.End];
            edits.Add(new Edit(node.Start, node.End, dice.Next(8) switch
            {
                0 when node.Kind is not (NodeKind.Name or NodeKind.SelectionSet) => [],
                1 => Repeat(text, dice.Some(300)),
                2 => [.. text, (byte)' ', .. Piece(dice, node.Kind)],
                3 or 4 => Wrap(dice, node.Kind, text),
                5 when node.Kind == NodeKind.SelectionSet => [.. text[..^1], (byte)' ', .. Piece(dice, NodeKind.Selection), (byte)'}'],
                5 when node.Kind == NodeKind.Selection => [.. text, (byte)' ', .. Piece(dice, NodeKind.Directive)],
                _ => Piece(dice, node.Kind),
            }));
        }

        return Edit.Apply(document.Text, edits);
    }

    private byte[] Piece(Dice dice, NodeKind kind) => corpus.Pieces[kind] is { Length: > 0 } pieces ? dice.Of(pieces) : dice.Name();

    private byte[] Wrap(Dice dice, NodeKind kind, byte[] text)
    {
        var (before, after) = kind switch
        {
            NodeKind.Selection => dice.Next(5) switch
            {
                0 => ("... { ", " }"),
                1 => ("... @include(if: true) { ", " }"),
                2 => ("... on Query { ", " }"),
                3 => ("a: query { ", " }"),
                _ => ("query { ", " }"),
            },
            NodeKind.SelectionSet => ("{ ... ", " }"),
            NodeKind.Value => dice.Once(2) ? ("[", "]") : ("{and: ", "}"),
            NodeKind.Type => dice.Once(3) ? ("", "!") : ("[", "]"),
            NodeKind.Name => ("", "x"),
            NodeKind.Definition => ("", " fragment F0 on Query { version ...F1 ...F0 }"),
            _ => ("", " " + Encoding.Latin1.GetString(Piece(dice, kind))),
        };
        var times = kind is NodeKind.Selection or NodeKind.SelectionSet or NodeKind.Value or NodeKind.Type ? dice.Some(dice.Once(10) ? 8000 : 120) : 1;
        return [.. Repeat(Encoding.Latin1.GetBytes(before), times, false), .. text, .. Repeat(Encoding.Latin1.GetBytes(after), times, false)];
    }

    private static byte[] Repeat(byte[] text, int times, bool spaced = true)
    {
        times = Math.Clamp(times, 1, Math.Max(1, LongestText / Math.Max(1, text.Length)));
        var repeated = new byte[(text.Length + (spaced ? 1 : 0)) * times];
        for (var i = 0; i < times; i++)
        {
            var at = i * (text.Length + (spaced ? 1 : 0));
            text.CopyTo(repeated, at);
            if (spaced)
            {
                repeated[at + text.Length] = (byte)' ';
            }
        }

        return repeated;
    }
}

/// <summary>A part of a text and what stands in its place afterwards.</summary>
internal readonly record struct Edit(int Start, int End, byte[] Text)
{
    /// <summary>All edits that do not overlap an earlier one.</summary>
    internal static byte[] Apply(byte[] text, List<Edit> edits)
    {
        using var result = new MemoryStream(text.Length + 64);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenByDescending(edit => edit.End))
        {
            if (edit.Start >= at)
            {
                result.Write(text.AsSpan(at, edit.Start - at));
                result.Write(edit.Text);
                at = edit.End;
            }
        }

        result.Write(text.AsSpan(at));
        return result.ToArray();
    }
}
