using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>Collects the mistakes of a folder, so that all of them are told at once.</summary>
internal sealed class Findings
{
    private readonly List<SourceDiagnostic> _diagnostics = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    internal bool IsEmpty => _diagnostics.Count == 0;

    /// <summary>A mistake at a node.</summary>
    internal void Add(Source source, SyntaxNode node, string message, string? remedy = null) =>
        _diagnostics.Add(SourceDiagnostic.At(source, node, message, remedy));

    /// <summary>A mistake at a place of a file, or of the whole file.</summary>
    internal void Add(string file, SourceLocation location, string message, string? remedy = null) =>
        _diagnostics.Add(new SourceDiagnostic(file, location, message, remedy));

    /// <summary>A mistake of a file as a whole, or of the folder.</summary>
    internal void Add(string file, string message, string? remedy = null) => Add(file, new SourceLocation(1, 1), message, remedy);

    /// <summary>Mistakes that the parser or the schema found.</summary>
    internal void AddRange(IEnumerable<SourceDiagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <summary>All of them, in the order of files and places.</summary>
    internal ImmutableArray<SourceDiagnostic> InOrder() =>
    [
        .. _diagnostics.Distinct()
            .OrderBy(item => item.File, StringComparer.Ordinal)
            .ThenBy(item => item.Location.Line)
            .ThenBy(item => item.Location.Column),
    ];
}
