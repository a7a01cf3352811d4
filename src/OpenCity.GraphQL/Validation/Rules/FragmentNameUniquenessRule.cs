using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness
internal sealed class FragmentNameUniquenessRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        if (context.Fragments.Count == context.FragmentsByName.Count)
        {
            return;
        }

        var known = new Dictionary<string, Name>();
        foreach (var fragment in context.Fragments)
        {
            if (!known.TryAdd(fragment.Name, fragment.Definition.Name))
            {
                ValidationErrors.DuplicateFragmentName(context.Errors, known[fragment.Name], fragment.Definition.Name);
            }
        }
    }
}
