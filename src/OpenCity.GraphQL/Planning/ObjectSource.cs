namespace OpenCity.GraphQL.Planning;

/// <summary>
/// What stands behind an object of the answer while a plan is made. It is asked once for each selected field (but
/// <c>__typename</c>) and says where the value will come from; it gathers the columns it needs on the way.
/// </summary>
public abstract class ObjectSource
{
    /// <summary>Plans one field.</summary>
    /// <exception cref="Execution.ExecutionErrorException">The field can be told beforehand to fail.</exception>
    public abstract FieldOutput Select(FieldSelection field);
}
