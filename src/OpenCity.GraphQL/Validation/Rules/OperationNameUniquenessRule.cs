using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness
internal sealed class OperationNameUniquenessRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        if (context.Operations.Count < 2)
        {
            return;
        }

        var known = new Dictionary<string, Name>();
        foreach (var operation in context.Operations)
        {
            if (operation.Definition.Name is { } name && !known.TryAdd(name.Value, name))
            {
                ValidationErrors.DuplicateOperationName(context.Errors, known[name.Value], name);
            }
        }
    }
}
