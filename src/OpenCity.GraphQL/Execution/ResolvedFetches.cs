using System.Collections;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Execution;

/// <summary>Runs a hand-written field.</summary>
internal sealed class ValueResolver<T, TValue>(string coordinate, ArgumentSite arguments, BatchResolver<T, TValue> resolver) : IResolver
{
    public async ValueTask<Fetched> ResolveAsync(Level parents, ResolverContext context, CancellationToken cancellationToken)
    {
        var given = context.Arguments(arguments);
        var items = ((ObjectLevel<T>)parents).Items;
        if (items.Length == 0)
        {
            return Fetched.Singles(ResolvedLevel.Of<TValue>([]), []);
        }

        var answers = await resolver(items, given, context, cancellationToken)
            ?? throw new InvalidOperationException($"The hand-written field \"{coordinate}\" answered nothing.");
        if (answers.Count != items.Length)
        {
            throw ResultErrors.Mismatch($"The field \"{coordinate}\"", answers.Count, FormattableString.Invariant($"{items.Length} parents"));
        }

        return Fetched.Singles(ResolvedLevel.Of(answers), [.. Enumerable.Range(0, items.Length)]);
    }
}

/// <summary>The items of lists that a hand-written field answered, one list behind the other.</summary>
internal sealed class ItemsFetch : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var lists = (ResolvedLevel)parents;
        var starts = new int[lists.Count + 1];
        var errors = lists.Errors?.ToArray();
        var items = new List<Answer<object?>>();
        for (var i = 0; i < lists.Count; i++)
        {
            starts[i] = items.Count;
            switch (lists.Find(i))
            {
                case null:
                    starts[i] = -1;
                    break;
                case IEnumerable list and not string:
                    Add(list, items, request, cancellationToken);
                    break;
                case var other:
                    errors ??= new ExecutionErrorException?[lists.Count];
                    errors[i] = ResultErrors.NoList(other.GetType().Name);
                    break;
            }
        }

        starts[^1] = items.Count;
        return new(Fetched.Lists(ResolvedLevel.Of(items), starts).WithErrors(errors));
    }

    private static void Add(IEnumerable list, List<Answer<object?>> items, RequestContext request, CancellationToken cancellationToken)
    {
        foreach (var item in list)
        {
            cancellationToken.ThrowIfCancellationRequested();
            request.CountObjects(1);
            items.Add(item is not IAnswer answer ? Answer.Of<object?>(item)
                : answer.Error is { } error ? Answer.Failed<object?>(error)
                : Answer.Of(answer.Value));
        }
    }
}

/// <summary>The objects among what a hand-written field answered, each once, so that the fields below are asked of each once.</summary>
/// <param name="name">Name of the GraphQL type.</param>
/// <param name="isOfType">Whether a value is of the object type; null where all are.</param>
internal sealed class ObjectsFetch<T>(string name, Func<object, bool>? isOfType) : IFetch
{
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var values = (ResolvedLevel)parents;
        var positions = new int[values.Count];
        var errors = values.Errors?.ToArray();
        var objects = new List<T>();
        var known = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = -1;
            if (values.Find(i) is not { } value || isOfType?.Invoke(value) == false)
            {
                continue;
            }

            if (value is not T item)
            {
                errors ??= new ExecutionErrorException?[positions.Length];
                errors[i] = ResultErrors.NotOf(name, $"a value of .NET's {typeof(T).Name}", $"one of {value.GetType().Name}");
            }
            else if (known.TryAdd(value, objects.Count))
            {
                positions[i] = objects.Count;
                objects.Add(item);
            }
            else
            {
                positions[i] = known[value];
            }
        }

        return new(Fetched.Singles(new ObjectLevel<T>([.. objects]), positions).WithErrors(errors));
    }
}
