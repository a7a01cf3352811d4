using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>The mistakes found so far, to be shown in the order of files and places.</summary>
internal sealed class DiagnosticList(IReadOnlyList<Document> documents)
{
    private readonly List<(int Document, int Offset, SourceDiagnostic Diagnostic)> _items = [];

    public void Add(Source source, SyntaxNode node, string message, string? remedy = null) =>
        _items.Add((IndexOf(source), node.Start, SourceDiagnostic.At(source, node, message, remedy)));

    /// <summary>A mistake of the documents as a whole; it is shown at the start of the first one.</summary>
    public void AddWithoutPlace(string message, string remedy)
    {
        var file = documents.Count == 0 ? "GraphQL schema" : documents[0].Source.Name;
        _items.Add((0, -1, new SourceDiagnostic(file, new SourceLocation(1, 1), message, remedy)));
    }

    public ImmutableArray<SourceDiagnostic> InOrder() =>
        [.. _items.OrderBy(item => item.Document).ThenBy(item => item.Offset).Select(item => item.Diagnostic).Distinct()];

    private int IndexOf(Source source)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (ReferenceEquals(documents[i].Source, source))
            {
                return i;
            }
        }

        return documents.Count;
    }
}
