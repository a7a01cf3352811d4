using System.Collections.Immutable;

namespace OpenCity.GraphQL.Planning;

/// <summary>Fetches that can run once those of earlier steps are done: first the plain ones in order, then the resolvers beside each other.</summary>
/// <param name="Fetches">Plain fetches, as indices of the plan.</param>
/// <param name="Resolvers">Resolvers, as indices of the plan.</param>
internal sealed record FetchStep(ImmutableArray<int> Fetches, ImmutableArray<int> Resolvers)
{
    /// <summary>
    /// The steps of the fetches from one index to another: by level of the selection, so that the resolvers of a level meet at one
    /// barrier; within a level, those that hang below resolvers of the same level come after them.
    /// </summary>
    internal static ImmutableArray<FetchStep> Of(IReadOnlyList<FetchNode> nodes, int from, int to)
    {
        var rankOf = new int[nodes.Count];
        var steps = new SortedDictionary<(int Depth, int Rank), (List<int> Fetches, List<int> Resolvers)>();
        for (var i = from; i < to; i++)
        {
            var parent = nodes[i].ParentSlot - 1;
            var isBelow = parent >= from && nodes[parent].Depth == nodes[i].Depth;
            rankOf[i] = isBelow ? rankOf[parent] + (nodes[parent].Resolver is null ? 0 : 1) : 0;
            var key = (nodes[i].Depth, rankOf[i]);
            if (!steps.TryGetValue(key, out var step))
            {
                steps[key] = step = ([], []);
            }

            (nodes[i].Resolver is null ? step.Fetches : step.Resolvers).Add(i);
        }

        return [.. steps.Values.Select(step => new FetchStep([.. step.Fetches], [.. step.Resolvers]))];
    }
}
