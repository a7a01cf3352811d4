namespace OpenCity.GraphQL.Language;

/// <summary>A mistake in a file that the operator wrote (SDL, labels, mapping), with its place and what to do about it.</summary>
/// <param name="File">The file as the operator knows it.</param>
/// <param name="Location">Line and column, from 1.</param>
/// <param name="Message">What is wrong, with the thing in quotes.</param>
/// <param name="Remedy">What to write instead; null where the message says it.</param>
public sealed record SourceDiagnostic(string File, SourceLocation Location, string Message, string? Remedy = null)
{
    /// <summary>The diagnostic of a node.</summary>
    public static SourceDiagnostic At(Source source, SyntaxNode node, string message, string? remedy = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(node);
        return new SourceDiagnostic(source.Name, source.GetLocation(node.Start), message, remedy);
    }

    /// <summary><c>file:line:column: message remedy</c>, as compilers print it.</summary>
    public override string ToString() =>
        $"{File}:{Location.Line}:{Location.Column}: {Message}{(Remedy is null ? "" : " " + Remedy)}";
}
