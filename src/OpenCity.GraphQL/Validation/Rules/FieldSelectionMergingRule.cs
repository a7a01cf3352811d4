using OpenCity.GraphQL.Validation.Merging;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Field-Selection-Merging
internal sealed class FieldSelectionMergingRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        var merging = new FieldMerging(context);
        foreach (var operation in context.Operations)
        {
            merging.Check(operation.Definition, operation.RootType);
        }

        // What no operation reaches is an error already, yet its own conflicts are worth telling.
        foreach (var fragment in context.Fragments)
        {
            if (!fragment.IsReached)
            {
                merging.Check(fragment.Definition, fragment.Type);
            }
        }

        context.MergeComparisons = merging.Comparisons;
    }
}
