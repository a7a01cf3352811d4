namespace OpenCity.GraphQL.Validation;

/// <summary>
/// Which fragment spreads which. Walks with its own stack and sees each fragment once, so that neither a long chain nor
/// a cycle of fragments does harm.
/// </summary>
internal sealed class FragmentGraph(ValidationContext context)
{
    /// <summary>All fragments, each behind those that it spreads, as far as there is no cycle.</summary>
    public IReadOnlyList<FragmentScope> CalleesFirst => field ??= Order();

    /// <summary>Finds the fragments that each operation reaches.</summary>
    /// <remarks>
    /// Many operations that reach many fragments would take the product of both; the rules of variables then look at each
    /// fragment again for each operation. What is too much for the length of the text is refused.
    /// </remarks>
    public void Resolve()
    {
        var max = context.StepsOfText;
        foreach (var operation in context.Operations)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (context.StepsOfOperations > max)
            {
                operation.IsUnresolved = true;
            }
            else if (operation.Spreads.Count > 0)
            {
                operation.Fragments = ReachedBy(operation);
                if (context.StepsOfOperations > max)
                {
                    ValidationErrors.FragmentsOfOperationsExceeded(context.Errors, operation.Definition, max);
                }
            }
        }
    }

    private List<FragmentScope> ReachedBy(OperationScope operation)
    {
        var reached = new List<FragmentScope>();
        var seen = new HashSet<FragmentScope>();
        AddTargets(operation);
        for (var i = 0; i < reached.Count; i++)
        {
            reached[i].IsReached = true;
            AddTargets(reached[i]);
        }

        return reached;

        void AddTargets(DefinitionScope scope)
        {
            context.StepsOfOperations += 1 + scope.Spreads.Count + Math.Min(scope.UsagesByVariable.Count, operation.Variables.Count);
            foreach (var spread in scope.Spreads)
            {
                if (context.FragmentsByName.TryGetValue(spread.Name.Value, out var fragment) && seen.Add(fragment))
                {
                    reached.Add(fragment);
                }
            }
        }
    }

    private List<FragmentScope> Order()
    {
        var ordered = new List<FragmentScope>(context.Fragments.Count);
        var seen = new HashSet<FragmentScope>();
        var path = new Stack<(FragmentScope Fragment, int Next)>();
        foreach (var start in context.Fragments)
        {
            if (seen.Add(start))
            {
                path.Push((start, 0));
            }

            while (path.TryPop(out var step))
            {
                var (fragment, next) = step;
                if (next == fragment.Spreads.Count)
                {
                    ordered.Add(fragment);
                    continue;
                }

                path.Push((fragment, next + 1));
                var name = fragment.Spreads[next].Name.Value;
                if (context.FragmentsByName.TryGetValue(name, out var target) && seen.Add(target))
                {
                    path.Push((target, 0));
                }
            }
        }

        return ordered;
    }
}
