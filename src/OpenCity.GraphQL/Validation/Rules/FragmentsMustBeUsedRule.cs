namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used
// Used is what an operation reaches: fragments that only spread one another stay unused.
internal sealed class FragmentsMustBeUsedRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var fragment in context.Fragments)
        {
            if (!context.FragmentsByName[fragment.Name].IsReached)
            {
                ValidationErrors.UnusedFragment(context.Errors, fragment.Definition);
            }
        }
    }
}
