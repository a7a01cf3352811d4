using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace OpenCity.GraphQL.Execution;

/// <summary>Values on their way. To await it is what tells the loaders that this field has no more keys for now.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "It is awaited, not compared.")]
public readonly struct Loading<TValue>
{
    private readonly PendingLoad<TValue> _load;

    internal Loading(PendingLoad<TValue> load) => _load = load;

    /// <summary>For <c>await</c>.</summary>
    public LoadAwaiter<TValue> GetAwaiter() => new(_load);
}

/// <summary>Awaits <see cref="Loading{TValue}"/>.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "It is awaited, not compared.")]
public readonly struct LoadAwaiter<TValue> : ICriticalNotifyCompletion
{
    private readonly PendingLoad<TValue> _load;

    internal LoadAwaiter(PendingLoad<TValue> load) => _load = load;

    /// <summary>Whether all values are there.</summary>
    public bool IsCompleted => _load.IsCompleted;

    /// <summary>The answers, in the order of the keys.</summary>
    /// <exception cref="InvalidOperationException">Two loads of one field were awaited at the same time, or loaders wait for each other.</exception>
    /// <exception cref="OperationCanceledException">The request's time is over, or the client has gone.</exception>
    public IReadOnlyList<Answer<TValue>> GetResult() => _load.GetResult();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => _load.Party.Barrier.Await(_load, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => _load.Party.Barrier.Await(_load, continuation);
}

/// <summary>One call of a loader: so many keys, some of which may still be on their way.</summary>
internal abstract class PendingLoad(LoadParty party)
{
    internal LoadParty Party { get; } = party;

    /// <summary>Keys without an answer; the barrier's lock guards it.</summary>
    internal int Missing { get; set; }

    /// <summary>Why there is no result.</summary>
    internal Exception? Failure { get; set; }

    internal bool IsCompleted => Party.Barrier.IsCompleted(this);
}

/// <summary>One call of a loader with its entries.</summary>
internal sealed class PendingLoad<TValue>(LoadParty party, LoadEntry<TValue>?[] entries) : PendingLoad(party)
{
    internal IReadOnlyList<Answer<TValue>> GetResult()
    {
        if (Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (!IsCompleted)
        {
            throw new InvalidOperationException("Values that a loader was asked for have to be awaited.");
        }

        var answers = new Answer<TValue>[entries.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = entries[i]?.Answer ?? default;
        }

        return answers;
    }
}

/// <summary>One key of a loader within a request.</summary>
internal sealed class LoadEntry<TValue>
{
    /// <summary>Whether a batch has it.</summary>
    internal bool IsTaken { get; set; }

    /// <summary>Who asked for it last, before a batch took it.</summary>
    internal LoadParty? QueuedBy { get; set; }

    internal bool IsAnswered { get; set; }

    internal Answer<TValue> Answer { get; set; }

    /// <summary>Calls that wait for it.</summary>
    internal List<PendingLoad> Waiting { get; } = [];
}
