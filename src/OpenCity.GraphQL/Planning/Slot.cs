namespace OpenCity.GraphQL.Planning;

/// <summary>The place of a fetch node's result in a request; the root level is slot 0.</summary>
public readonly record struct Slot(int Index)
{
    /// <summary>The root level.</summary>
    public static Slot Root => new(0);
}
