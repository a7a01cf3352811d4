using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>At most one object in memory for each object above.</summary>
internal sealed class SingleObjectFetch<T, TChild>(ArgumentSite arguments, Func<T, ArgumentValues, TChild?> value) : IFetch
    where TChild : class
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(arguments);
        var items = ((ObjectLevel<T>)parents).Items;
        var positions = new int[items.Length];
        var children = new List<TChild>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            positions[i] = -1;
            if (value(items[i], given) is { } child)
            {
                positions[i] = children.Count;
                children.Add(child);
            }
        }

        return new(Fetched.Singles(new ObjectLevel<TChild>([.. children]), positions));
    }
}

/// <summary>A list of objects in memory for each object above.</summary>
internal sealed class ObjectListFetch<T, TChild>(ArgumentSite arguments, Func<T, ArgumentValues, IEnumerable<TChild>?> value) : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(arguments);
        var items = ((ObjectLevel<T>)parents).Items;
        var starts = new int[items.Length + 1];
        var children = new List<TChild>();
        for (var i = 0; i < items.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var list = value(items[i], given);
            starts[i] = list is null ? -1 : children.Count;
            if (list is not null)
            {
                var before = children.Count;
                children.AddRange(list);
                request.CountObjects(children.Count - before);
            }
        }

        starts[^1] = children.Count;
        return new(Fetched.Lists(new ObjectLevel<TChild>([.. children]), starts));
    }
}

/// <summary>The objects that stand at the root: one, at the root's only position.</summary>
/// <param name="item">The object.</param>
public sealed class RootObjectFetch<T>(Func<RequestContext, T> item) : IFetch
{
    /// <inheritdoc/>
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
        new(Fetched.Singles(new ObjectLevel<T>([item(request)]), [0]));
}
