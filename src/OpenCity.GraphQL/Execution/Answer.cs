namespace OpenCity.GraphQL.Execution;

/// <summary>What a hand-written field or a loader has for one parent or key: a value, or the error that stands in its place.</summary>
/// <typeparam name="T">What the value is.</typeparam>
public readonly record struct Answer<T> : IAnswer
{
    private readonly T _value;

    private Answer(T value, ExecutionErrorException? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The error; null where there is a value.</summary>
    public ExecutionErrorException? Error { get; }

    /// <summary>The value.</summary>
    /// <exception cref="ExecutionErrorException">There is an error in its place.</exception>
    public T Value => Error is null ? _value : throw Error;

    object? IAnswer.Value => _value;

    /// <summary>A value.</summary>
    public static implicit operator Answer<T>(T value) => Answer.Of(value);

    /// <summary>An error.</summary>
    public static implicit operator Answer<T>(ExecutionErrorException error) => Answer.Failed<T>(error);

    /// <summary>What a function makes of the value; an error stays what it is.</summary>
    public Answer<TOther> Select<TOther>(Func<T, TOther> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Error is null ? Answer.Of(map(_value)) : Answer.Failed<TOther>(Error);
    }

    internal static Answer<T> Make(T value, ExecutionErrorException? error) => new(value, error);
}

/// <summary>Makes answers.</summary>
public static class Answer
{
    /// <summary>A value.</summary>
    public static Answer<T> Of<T>(T value) => Answer<T>.Make(value, null);

    /// <summary>An error.</summary>
    public static Answer<T> Failed<T>(ExecutionErrorException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Answer<T>.Make(default!, error);
    }

    /// <summary>Values, none of which failed.</summary>
    public static IReadOnlyList<Answer<T>> All<T>(IEnumerable<T> values) => [.. values.Select(Of)];
}

/// <summary>An answer whose type is not known.</summary>
internal interface IAnswer
{
    /// <summary>The error; null where there is a value.</summary>
    ExecutionErrorException? Error { get; }

    /// <summary>The value; the type's default where there is an error.</summary>
    object? Value { get; }
}
