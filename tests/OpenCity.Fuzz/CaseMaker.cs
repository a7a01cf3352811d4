namespace OpenCity.Fuzz;

/// <summary>Makes the case of a number; the same one whenever it is asked.</summary>
internal sealed class CaseMaker(Corpus corpus, ulong seed)
{
    private const int GrowthOnceIn = 4000;
    private const int RaisedOnceIn = 6;
    private const int LongestPumped = 400;

    private static readonly NodeKind[] Repeatable =
    [
        NodeKind.Selection, NodeKind.Argument, NodeKind.Directive, NodeKind.VariableDefinition, NodeKind.Value, NodeKind.ObjectField,
        NodeKind.Definition,
    ];

    private static readonly (string Before, string After)[] Nests =
        [("... { ", "} "), ("query { ", "} "), ("... on Query { query { ", "} } "), ("... @include(if: true) { ", "} "), ("[", "]"), ("{and: ", "}")];

    private readonly DocumentMutator _mutator = new(corpus);

    internal FuzzCase Make(ulong number)
    {
        var dice = new Dice(seed, number);
        if (dice.Once(GrowthOnceIn))
        {
            return new FuzzCase([], null, IsRaised: true, Pump(dice));
        }

        var (text, known) = _mutator.Next(dice);
        return new FuzzCase(text, VariablesMutator.Next(dice, text, known), dice.Once(RaisedOnceIn));
    }

    private Pump Pump(Dice dice)
    {
        while (true)
        {
            var document = dice.Of(corpus.Own);
            var nodes = document.Nodes.Where(node => Repeatable.Contains(node.Kind) && node.End - node.Start <= LongestPumped).ToArray();
            if (nodes.Length == 0)
            {
                continue;
            }

            var parts = new List<byte[]>();
            var at = 0;
            foreach (var node in Enumerable.Range(0, dice.Some(4)).Select(_ => dice.Of(nodes)).OrderBy(node => node.Start))
            {
                if (node.Start >= at)
                {
                    parts.Add(document.Text[at..node.Start]);
                    at = Add(dice, document.Text, node, parts);
                }
            }

            parts.Add(document.Text[at..]);
            return new Pump([.. parts]);
        }
    }

    private int Add(Dice dice, byte[] text, Part node, List<byte[]> parts)
    {
        var own = text[node.Start..node.End];
        if (node.Kind is NodeKind.Selection or NodeKind.Value && dice.Once(4))
        {
            var (before, after) = node.Kind == NodeKind.Selection ? Nests[dice.Next(4)] : Nests[4 + dice.Next(2)];
            parts.Add(System.Text.Encoding.ASCII.GetBytes(before));
            parts.Add(own);
            parts.Add(System.Text.Encoding.ASCII.GetBytes(after));
            return node.End;
        }

        var pieces = corpus.Pieces[node.Kind];
        var piece = dice.Once(2) ? own : dice.Of(pieces);
        parts.Add([.. Numbered(dice, node.Kind, piece.Length <= LongestPumped ? piece : own), (byte)' ']);
        return node.End;
    }

    // Half of the time each repetition has a name of its own: behind a word, or as an alias.
    private static byte[] Numbered(Dice dice, NodeKind kind, byte[] piece)
    {
        if (dice.Once(2))
        {
            return piece;
        }

        if (kind == NodeKind.Selection && piece[0] != (byte)'.' && dice.Once(2))
        {
            return [.. "a~: "u8, .. piece.AsSpan(piece.AsSpan().IndexOf((byte)':') is var colon && colon is > 0 and < 12 ? colon + 1 : 0)];
        }

        var at = dice.Next(piece.Length);
        while (at < piece.Length && !char.IsAsciiLetter((char)piece[at]))
        {
            at++;
        }

        while (at < piece.Length && char.IsAsciiLetterOrDigit((char)piece[at]))
        {
            at++;
        }

        return [.. piece[..at], (byte)'~', .. piece[at..]];
    }
}
