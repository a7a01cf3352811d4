using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>Tells whether a document may be executed against a schema.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Validation</remarks>
public static class DocumentValidator
{
    /// <summary>The first mistakes of a document in its order; none where it may be executed.</summary>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema, Document document, CancellationToken cancellationToken) =>
        Validate(schema, document, ValidationOptions.Default, cancellationToken);

    /// <summary>The first mistakes of a document in its order, under limits of the caller's choice.</summary>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema, Document document, ValidationOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        return Run(schema, document, options, cancellationToken).Errors.ToImmutable();
    }

    /// <summary>Runs every rule and gives back the whole context, in which tests count the steps taken.</summary>
    internal static ValidationContext Run(
        Schema schema, Document document, ValidationOptions options, CancellationToken cancellationToken)
    {
        var context = new ValidationContext(schema, document, options, cancellationToken);
        new DocumentWalker(context).Walk();
        foreach (var rule in ValidationRules.OfDocuments)
        {
            rule.Check(context);
        }

        foreach (var operation in context.Operations.Where(operation => !operation.IsUnresolved))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var rule in ValidationRules.OfOperations)
            {
                rule.Check(context, operation);
            }
        }

        return context;
    }
}
