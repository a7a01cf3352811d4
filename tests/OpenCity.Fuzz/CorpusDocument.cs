using System.Collections;
using System.Reflection;
using OpenCity.GraphQL.Language;

namespace OpenCity.Fuzz;

/// <summary>Kinds of nodes that may stand for each other.</summary>
internal enum NodeKind
{
    Definition,
    SelectionSet,
    Selection,
    Value,
    Type,
    Argument,
    Directive,
    VariableDefinition,
    ObjectField,
    Name,
    Other,
}

/// <summary>A part of a text.</summary>
internal readonly record struct Part(NodeKind Kind, int Start, int End);

/// <summary>A document of the corpus with its tokens and, where it is well-formed, its nodes.</summary>
internal sealed class CorpusDocument
{
    internal CorpusDocument(byte[] text, byte[]? variables)
    {
        Text = text;
        Variables = variables;
        Tokens = [.. TokensOf(text)];
        try
        {
            Nodes = [.. NodesOf(Parser.Parse(new Source(text), ParserOptions.Trusted)).Where(node => node.End > node.Start)];
        }
        catch (GraphQLSyntaxException)
        {
            // Counter-examples of the grammar are mutated too, by bytes and tokens.
            Nodes = [];
        }
    }

    internal required bool IsOfSchema { get; init; }

    internal byte[] Text { get; }

    internal byte[]? Variables { get; }

    internal Part[] Tokens { get; }

    internal Part[] Nodes { get; }

    private static IEnumerable<Part> TokensOf(byte[] text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at++;
            if (text[start] <= ' ' || text[start] == ',')
            {
                continue;
            }

            if (IsWord(text[start]))
            {
                while (at < text.Length && IsWord(text[at]))
                {
                    at++;
                }
            }
            else if (text[start] == '"')
            {
                var isBlock = at + 1 < text.Length && text[at] == '"' && text[at + 1] == '"';
                var end = text.AsSpan(Math.Min(text.Length, start + (isBlock ? 3 : 1))).IndexOf(isBlock ? "\"\"\""u8 : "\""u8);
                at = end < 0 ? text.Length : start + (isBlock ? 3 : 1) + end + (isBlock ? 3 : 1);
            }
            else if (text[start] == '.')
            {
                at = Math.Min(text.Length, start + 3);
            }

            yield return new Part(NodeKind.Other, start, at);
        }
    }

    private static bool IsWord(byte character) =>
        char.IsAsciiLetterOrDigit((char)character) || character is (byte)'_' or (byte)'-' or (byte)'$';

    private static IEnumerable<Part> NodesOf(SyntaxNode node) => node.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Select(property => property.GetValue(node))
        .SelectMany(value => value switch
        {
            SyntaxNode child => [child],
            IEnumerable list and not string => list.OfType<SyntaxNode>(),
            _ => Enumerable.Empty<SyntaxNode>(),
        })
        .SelectMany(NodesOf)
        .Prepend(new Part(KindOf(node), node.Start, node.End));

    private static NodeKind KindOf(SyntaxNode node) => node switch
    {
        Definition => NodeKind.Definition,
        SelectionSet => NodeKind.SelectionSet,
        Selection => NodeKind.Selection,
        Value => NodeKind.Value,
        TypeReference => NodeKind.Type,
        Argument => NodeKind.Argument,
        Directive => NodeKind.Directive,
        VariableDefinition => NodeKind.VariableDefinition,
        ObjectField => NodeKind.ObjectField,
        Name => NodeKind.Name,
        _ => NodeKind.Other,
    };
}
