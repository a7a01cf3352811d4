using System.Collections.Frozen;

namespace OpenCity.GraphQL.Types;

/// <summary>The coerced variables of a request. One that was not given and has no default is absent, which is not null.</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceVariableValues()</remarks>
public sealed class VariableValues(
    IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, GraphQLType> types)
{
    /// <summary>No variables.</summary>
    public static VariableValues None { get; } =
        new(FrozenDictionary<string, object?>.Empty, FrozenDictionary<string, GraphQLType>.Empty);

    /// <summary>The value of a variable, which may be null; false where it is absent.</summary>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <summary>Whether the variable has a value, be it null.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The type that the operation declares for a variable; null where it declares none of the name.</summary>
    public GraphQLType? TypeOf(string name) => types.GetValueOrDefault(name);
}
