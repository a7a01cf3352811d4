using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Execution;

/// <summary>Runs the fetches of a plan: each once, for all rows of its level.</summary>
internal sealed class FetchRunner(Plan plan, RequestContext request, CancellationToken cancellationToken)
{
    /// <summary>By slot what kept a fetch from bringing anything.</summary>
    internal ExecutionErrorException?[] Faults { get; } = new ExecutionErrorException?[plan.Fetches.Length + 1];

    /// <summary>Runs everything, or the fetches of one root field.</summary>
    internal ValueTask RunAsync(PlanPart part) =>
        part.Steps is { } steps ? RunStepsAsync(steps) : RunInOrderAsync(part.From, part.To);

    // Without resolvers the order of the plan does, which has parents before children.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunInOrderAsync(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindParents(i) is not { } parents)
            {
                continue;
            }

            try
            {
                request.Keep(i + 1, await plan.Fetches[i].Fetch!.FetchAsync(parents, request, cancellationToken));
            }
            catch (ExecutionErrorException error)
            {
                Faults[i + 1] = error;
            }
        }
    }

    // Loaders remember within one part: what a root field of a mutation changed, the next one reads anew.
    private async ValueTask RunStepsAsync(ImmutableArray<FetchStep> steps)
    {
        var barrier = new LoadBarrier(request, cancellationToken);
        foreach (var step in steps)
        {
            foreach (var index in step.Fetches)
            {
                await RunInOrderAsync(index, index + 1);
            }

            if (step.Resolvers.Length > 0)
            {
                await ResolveAsync(step.Resolvers, barrier);
            }
        }
    }

    private async ValueTask ResolveAsync(ImmutableArray<int> indices, LoadBarrier barrier)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // One more than there are, who leaves when all have begun: so the first to wait does not set off without the others.
        barrier.Enter(indices.Length + 1);
        var running = new Task[indices.Length];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = ResolveAsync(indices[i], new LoadParty(barrier, i));
        }

        barrier.Leave();
        try
        {
            await Task.WhenAll(running);
        }
        finally
        {
            // All end before the request goes on or gives up: none may read a level whose buffers were given back.
            await barrier.WhenIdleAsync();
        }
    }

    private async Task ResolveAsync(int index, LoadParty party)
    {
        try
        {
            if (FindParents(index) is { } parents)
            {
                var fetched = await plan.Fetches[index].Resolver!
                    .ResolveAsync(parents, new ResolverContext(request, party), cancellationToken);
                request.Keep(index + 1, fetched);
            }
        }
        catch (ExecutionErrorException error)
        {
            Faults[index + 1] = error;
        }
        catch (Exception fault) when (!request.Judge(fault, cancellationToken, out _))
        {
            Faults[index + 1] = ResultErrors.Unexpected();
        }
        finally
        {
            party.Barrier.Leave();
        }
    }

    /// <summary>The level above; null where it has failed, and this one with it.</summary>
    private Level? FindParents(int index)
    {
        var above = plan.Fetches[index].ParentSlot;
        Faults[index + 1] = Faults[above];
        return Faults[above] is null ? request.Find(above)!.Level : null;
    }
}
