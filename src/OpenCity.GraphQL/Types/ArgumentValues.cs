using System.Collections.Immutable;

namespace OpenCity.GraphQL.Types;

/// <summary>Coerced arguments, in the order of their definitions. One that was not given and has no default is absent.</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceArgumentValues()</remarks>
public sealed class ArgumentValues(ImmutableArray<KeyValuePair<string, object?>> entries)
{
    /// <summary>No arguments.</summary>
    public static ArgumentValues None { get; } = new([]);

    /// <summary>Names and values of the arguments that are not absent.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Entries { get; } = entries;

    /// <summary>The value of an argument, which may be null; false where it is absent.</summary>
    public bool TryGet(string name, out object? value)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == name)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The value of an argument; null where it is null or absent.</summary>
    public object? Get(string name) => TryGet(name, out var value) ? value : null;
}
