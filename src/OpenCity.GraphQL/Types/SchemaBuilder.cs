using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>Makes a schema of SDL documents: definitions, extensions and directives of any number of files.</summary>
public static class SchemaBuilder
{
    /// <summary>Builds the schema, or reports every mistake. Custom scalars are read as <paramref name="scalars"/> says; a
    /// scalar that is not in it takes any value.</summary>
    public static SchemaBuildResult Build(
        IReadOnlyList<Document> documents, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null) =>
        throw new NotSupportedException();
}
