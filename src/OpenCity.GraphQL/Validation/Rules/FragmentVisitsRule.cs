namespace OpenCity.GraphQL.Validation.Rules;

/// <summary>
/// Refuses fragments that spread fragments that spread fragments ...: a few lines that would unfold to millions of
/// fields. Counts the spreads that unfolding meets, without unfolding.
/// </summary>
internal sealed class FragmentVisitsRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        if (context.Fragments.Count == 0)
        {
            return;
        }

        var max = context.Options.MaxFragmentVisits;
        var visitsWithin = new Dictionary<FragmentScope, int>();
        foreach (var fragment in context.FragmentGraph.CalleesFirst)
        {
            visitsWithin[fragment] = Visits(fragment);
        }

        foreach (var operation in context.Operations)
        {
            if (Visits(operation) > max)
            {
                ValidationErrors.FragmentVisitLimitExceeded(context.Errors, operation.Definition, max);
            }
        }

        int Visits(DefinitionScope scope)
        {
            var visits = 0;
            foreach (var spread in scope.Spreads)
            {
                // Within a cycle, which is an error of its own, the target is not counted yet.
                var within = context.FragmentsByName.TryGetValue(spread.Name.Value, out var target)
                    ? visitsWithin.GetValueOrDefault(target)
                    : 0;
                visits = Math.Min(visits + 1 + within, max + 1);
            }

            return visits;
        }
    }
}
