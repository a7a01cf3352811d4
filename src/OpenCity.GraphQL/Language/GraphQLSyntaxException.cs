namespace OpenCity.GraphQL.Language;

/// <summary>A document that is not well-formed; carries the error as the response shows it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors.Request-Errors</remarks>
public sealed class GraphQLSyntaxException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The request error, with its place.</summary>
    public GraphQLError Error { get; } = error;
}
