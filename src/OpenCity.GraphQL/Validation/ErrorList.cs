using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation;

/// <summary>
/// Keeps the first errors in the order of the document. What would not be kept is not even worded, so that a document
/// with thousands of mistakes costs no more than one with a few.
/// </summary>
internal sealed class ErrorList(Document document, ValidationOptions options)
{
    private readonly List<Entry> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>Adds an error with its places, the most telling first.</summary>
    public void Add(
        string code,
        SyntaxNode place,
        [InterpolatedStringHandlerArgument("", nameof(place))] ErrorMessage message,
        params ReadOnlySpan<SyntaxNode> furtherPlaces)
    {
        if (message.Text is null)
        {
            return;
        }

        var index = _errors.Count;
        while (index > 0 && _errors[index - 1].Places[0].Start > place.Start)
        {
            index--;
        }

        var further = furtherPlaces[..Math.Min(furtherPlaces.Length, Math.Max(options.MaxPlaces - 1, 0))];
        _errors.Insert(index, new Entry(code, message.Text.ToString(), [place, .. further]));
        if (_errors.Count > options.MaxErrors)
        {
            _errors.RemoveAt(options.MaxErrors);
        }
    }

    public ImmutableArray<GraphQLError> ToImmutable() => [.. _errors.Select(entry => new GraphQLError(
        entry.Message, entry.Code, [.. entry.Places.Select(document.LocationOf)]))];

    /// <summary>Whether an error at this place would be among the first; what comes behind it in the document would not be either.</summary>
    public bool IsWanted(SyntaxNode place) => _errors.Count < options.MaxErrors || place.Start < _errors[^1].Places[0].Start;

    /// <summary>An error; where its places are in lines is looked up for those alone that are told in the end.</summary>
    private readonly record struct Entry(string Code, string Message, SyntaxNode[] Places);

    /// <summary>
    /// The text of an error: written only where the error is kept, each value cut to a readable length.
    /// </summary>
    [InterpolatedStringHandler]
    internal readonly ref struct ErrorMessage
    {
        private const int MaxValueLength = 200;

        public ErrorMessage(
            int literalLength, int formattedCount, ErrorList errors, SyntaxNode place, out bool isWanted)
        {
            isWanted = errors.IsWanted(place);
            Text = isWanted ? new StringBuilder(literalLength + (formattedCount * 16)) : null;
        }

        public StringBuilder? Text { get; }

        public void AppendLiteral(string literal) => Text!.Append(literal);

        public void AppendFormatted(object? value)
        {
            var text = value?.ToString() ?? "";
            if (text.Length <= MaxValueLength)
            {
                Text!.Append(text);
                return;
            }

            var length = char.IsHighSurrogate(text[MaxValueLength - 1]) ? MaxValueLength - 1 : MaxValueLength;
            Text!.Append(text, 0, length).Append('…');
        }
    }
}
