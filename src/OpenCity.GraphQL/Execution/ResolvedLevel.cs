using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>What a hand-written field answered, by parent or by item: a value, null, or an error.</summary>
internal sealed class ResolvedLevel(object?[] items, ExecutionErrorException?[]? errors) : Level
{
    public override int Count => items.Length;

    internal ExecutionErrorException?[]? Errors => errors;

    /// <summary>The value at a position, or null.</summary>
    /// <exception cref="ExecutionErrorException">There is an error in its place.</exception>
    internal object? Get(int position) => errors?[position] is { } error ? throw error : items[position];

    /// <summary>The value at a position; null where there is none or an error.</summary>
    internal object? Find(int position) => items[position];

    internal static ResolvedLevel Of<TValue>(IReadOnlyList<Answer<TValue>> answers)
    {
        var items = new object?[answers.Count];
        ExecutionErrorException?[]? errors = null;
        for (var i = 0; i < items.Length; i++)
        {
            if (answers[i].Error is { } error)
            {
                (errors ??= new ExecutionErrorException?[items.Length])[i] = error;
            }
            else
            {
                items[i] = answers[i].Value;
            }
        }

        return new ResolvedLevel(items, errors);
    }
}

/// <summary>A scalar or enum that a hand-written field answered.</summary>
internal sealed class ResolvedColumn(NamedType type) : IColumn
{
    public bool IsNull(Level level, int position) => ((ResolvedLevel)level).Get(position) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (((ResolvedLevel)level).Get(position) is not { } value)
        {
            return false;
        }

        ResultCoercion.Write(type, value, writer);
        return true;
    }
}

/// <summary>The type of an object that a hand-written field answered.</summary>
internal sealed class ResolvedType<T>(AbstractMap<T> map) : ITypeColumn
    where T : class
{
    public string? TypeOf(Level level, int position) => ((ResolvedLevel)level).Get(position) is not { } value ? null
        : map.TypeOf(value) ?? throw ResultErrors.NotPossible(map.TypeNames, $"a value of .NET's {value.GetType().Name}");
}
