using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Execution;

/// <summary>A leaf value of each position of a level.</summary>
public interface IColumn
{
    /// <summary>
    /// Writes the value at a position as JSON (CompleteValue and CoerceResult of the specification); false, and nothing written,
    /// where it is null.
    /// </summary>
    /// <exception cref="ExecutionErrorException">The value is not of the field's type; what was written of it is taken back.</exception>
    bool Write(Level level, int position, ResponseWriter writer);

    /// <summary>Whether the value at a position is null.</summary>
    bool IsNull(Level level, int position);
}

/// <summary>Tells which type a position of an abstract type has.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ResolveAbstractType()</remarks>
public interface ITypeColumn
{
    /// <summary>Name of the object type at a position; null where there is nothing.</summary>
    string? TypeOf(Level level, int position);
}
