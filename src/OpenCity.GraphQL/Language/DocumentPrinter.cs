namespace OpenCity.GraphQL.Language;

/// <summary>Writes a syntax tree as text: two spaces an indentation, one blank line between definitions.</summary>
public static class DocumentPrinter
{
    /// <summary>
    /// The text of a document or of any node in it, without a line break at its end. Parsing the text and printing
    /// again gives the same text.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">
    /// A tree built by hand is nested deeper than the stack holds; the parser's limits keep its trees far below.
    /// </exception>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
