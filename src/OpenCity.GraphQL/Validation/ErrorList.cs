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
    private readonly List<(int Start, GraphQLError Error)> _errors = [];

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

        var places = ImmutableArray.CreateBuilder<SourceLocation>();
        places.Add(document.LocationOf(place));
        for (var i = 0; i < furtherPlaces.Length && places.Count < options.MaxPlaces; i++)
        {
            places.Add(document.LocationOf(furtherPlaces[i]));
        }

        var index = _errors.Count;
        while (index > 0 && _errors[index - 1].Start > place.Start)
        {
            index--;
        }

        _errors.Insert(index, (place.Start, new GraphQLError(message.Text.ToString(), code, places.ToImmutable())));
        if (_errors.Count > options.MaxErrors)
        {
            _errors.RemoveAt(options.MaxErrors);
        }
    }

    public ImmutableArray<GraphQLError> ToImmutable() => [.. _errors.Select(entry => entry.Error)];

    private bool IsWanted(SyntaxNode place) => _errors.Count < options.MaxErrors || place.Start < _errors[^1].Start;

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
