using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles
internal sealed class FragmentSpreadsMustNotFormCyclesRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        var visited = new HashSet<FragmentScope>();
        foreach (var fragment in context.Fragments)
        {
            DetectFragmentCycles(context, fragment, visited);
        }
    }

    // https://spec.graphql.org/September2025/#DetectFragmentCycles()
    // With a path of its own in place of recursion, and each fragment followed once: a cycle is a spread whose target
    // is on the path, and it is told by the spreads that lead round.
    private static void DetectFragmentCycles(
        ValidationContext context, FragmentScope start, HashSet<FragmentScope> visited)
    {
        if (start.Spreads.Count == 0 || !visited.Add(start))
        {
            return;
        }

        var path = new List<(FragmentScope Fragment, int Next)> { (start, 0) };
        var depths = new Dictionary<FragmentScope, int> { [start] = 0 };
        while (path.Count > 0)
        {
            var (fragment, next) = path[^1];
            if (next == fragment.Spreads.Count)
            {
                depths.Remove(fragment);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (fragment, next + 1);
            if (!context.FragmentsByName.TryGetValue(fragment.Spreads[next].Name.Value, out var target))
            {
                continue;
            }

            if (depths.TryGetValue(target, out var depth))
            {
                ReportCycle(context, path, depth);
            }
            else if (visited.Add(target))
            {
                depths[target] = path.Count;
                path.Add((target, 0));
            }
        }
    }

    private static void ReportCycle(ValidationContext context, List<(FragmentScope Fragment, int Next)> path, int depth)
    {
        // More places than are shown need not be gathered.
        var count = Math.Min(path.Count - depth, context.Options.MaxPlaces);
        var spreads = new SyntaxNode[count];
        for (var i = 0; i < count; i++)
        {
            var (fragment, next) = path[depth + i];
            spreads[i] = fragment.Spreads[next - 1];
        }

        ValidationErrors.FragmentCycle(context.Errors, path[depth].Fragment.Name, spreads, path.Count - depth);
    }
}
