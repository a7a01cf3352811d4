namespace OpenCity.GraphQL.Execution;

/// <summary>
/// What one fetch brought: a level and how its positions hang below those of its parent. Exactly one of the two links is there.
/// </summary>
public sealed class Fetched
{
    private Fetched(Level level, int[] links, bool isList, bool isReversed = false)
    {
        Level = level;
        Links = links;
        IsList = isList;
        IsReversed = isReversed;
    }

    /// <summary>The positions that were brought.</summary>
    public Level Level { get; }

    /// <summary>Whether each parent has a run of positions (else at most one).</summary>
    public bool IsList { get; }

    /// <summary>Whether each run is a list from its end: its last position is the list's first item.</summary>
    public bool IsReversed { get; }

    internal int[] Links { get; }

    /// <summary>By parent the error that stands in place of what it has; null where none failed.</summary>
    internal ExecutionErrorException?[]? Errors { get; private init; }

    /// <summary>The same, with an error in place of what some parents have.</summary>
    /// <param name="errors">By parent: the error, or null.</param>
    public Fetched WithErrors(ExecutionErrorException?[]? errors) => new(Level, Links, IsList, IsReversed) { Errors = errors };

    /// <summary>
    /// Each parent has a run of positions, in order: those of parent <c>p</c> are <c>starts[p]</c> up to, not including,
    /// <c>starts[p + 1]</c>. A start of -1 says that the parent's list itself is null.
    /// </summary>
    public static Fetched Lists(Level level, int[] starts)
    {
        ArgumentNullException.ThrowIfNull(starts);
        return new Fetched(level, starts, isList: true);
    }

    /// <summary>
    /// As <see cref="Lists"/>, but each run is in reverse: what was read from the end of a list towards its start. Nothing is moved for it.
    /// </summary>
    public static Fetched ListsFromEnd(Level level, int[] starts)
    {
        ArgumentNullException.ThrowIfNull(starts);
        return new Fetched(level, starts, isList: true, isReversed: true);
    }

    /// <summary>
    /// Each parent has at most one position, <c>positions[p]</c>, or -1; parents may share one, so that a station is read once for
    /// all of its readings.
    /// </summary>
    public static Fetched Singles(Level level, int[] positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return new Fetched(level, positions, isList: false);
    }
}
