namespace OpenCity.GraphQL.Types;

/// <summary>The coerced variables of a request. One that was not given and has no default is absent, which is not null.</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceVariableValues()</remarks>
public sealed class VariableValues
{
    private readonly NameTable<(GraphQLType Type, bool IsGiven, object? Value)> _variables = new();

    internal VariableValues()
    {
    }

    /// <summary>No variables.</summary>
    public static VariableValues None { get; } = new();

    /// <summary>The value of a variable, which may be null; false where it is absent.</summary>
    public bool TryGet(string name, out object? value)
    {
        var isGiven = _variables.TryGet(name, out var variable) && variable.IsGiven;
        value = variable.Value;
        return isGiven;
    }

    /// <summary>Whether the variable has a value, be it null.</summary>
    public bool Has(string name) => _variables.TryGet(name, out var variable) && variable.IsGiven;

    /// <summary>The type that the operation declares for a variable; null where it declares none of the name.</summary>
    public GraphQLType? TypeOf(string name) => _variables.TryGet(name, out var variable) ? variable.Type : null;

    internal void Add(string name, GraphQLType type, object? value) => _variables.TryAdd(name, (type, true, value));

    internal void AddAbsent(string name, GraphQLType type) => _variables.TryAdd(name, (type, false, null));
}
