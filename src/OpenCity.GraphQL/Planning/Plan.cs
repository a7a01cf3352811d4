using System.Collections.Immutable;
using OpenCity.GraphQL.Execution;

namespace OpenCity.GraphQL.Planning;

/// <summary>How one operation is answered for all requests of one shape: fetches in order, and what to write.</summary>
public sealed class Plan
{
    internal Plan(ImmutableArray<FetchNode> fetches, ImmutableArray<ArgumentSite> argumentSites, ObjectOutput root)
    {
        Fetches = fetches;
        ArgumentSites = argumentSites;
        Root = root;
    }

    internal ImmutableArray<FetchNode> Fetches { get; }

    internal ImmutableArray<ArgumentSite> ArgumentSites { get; }

    internal ObjectOutput Root { get; }
}

/// <summary>A fetch and the level it starts from; its own slot is its index in the plan plus one.</summary>
internal sealed record FetchNode(IFetch Fetch, int ParentSlot);

/// <summary>The fields to write for an object type, in order.</summary>
internal sealed record ObjectOutput(ImmutableArray<FieldWrite> Fields);

/// <summary>One field to write.</summary>
/// <param name="ResponseName">For error paths.</param>
/// <param name="Prefix">The encoded name with colon, ready to be copied.</param>
/// <param name="Location">The field in the document, for errors.</param>
/// <param name="IsNonNull">Whether null goes up to the parent.</param>
/// <param name="Value">What stands behind the name.</param>
internal sealed record FieldWrite(
    string ResponseName, byte[] Prefix, Language.SourceLocation Location, bool IsNonNull, ValueWrite Value)
{
    /// <summary>What the cost of the field is made of; null where it costs nothing.</summary>
    internal PlannedPrice? Price { get; init; }
}

/// <summary>What the cost of a field is made of.</summary>
/// <param name="Definition">The field.</param>
/// <param name="Arguments">Its arguments, which may have prices and sizes; null where it takes none.</param>
internal sealed record PlannedPrice(Types.OutputField Definition, ArgumentSite? Arguments);

/// <summary>A value to write.</summary>
internal abstract record ValueWrite;

/// <summary>A constant: <c>__typename</c>.</summary>
internal sealed record ConstantWrite(byte[] Json) : ValueWrite;

/// <summary>A field that could be told to fail while planning.</summary>
internal sealed record ErrorWrite(ExecutionErrorException Error) : ValueWrite;

/// <summary>A value at the only position of the root, wherever it is written.</summary>
internal sealed record RootWrite(ValueWrite Value) : ValueWrite;

/// <summary>A leaf.</summary>
internal sealed record LeafWrite(int Slot, IColumn Column) : ValueWrite;

/// <summary>An object at the same position.</summary>
internal sealed record SameWrite(int Slot, IColumn? Presence, ObjectOutput Object) : ValueWrite;

/// <summary>At most one object of another level.</summary>
internal sealed record OneWrite(int Slot, ObjectOutput Object) : ValueWrite;

/// <summary>A list of objects of another level.</summary>
internal sealed record ManyWrite(int Slot, bool ItemIsNonNull, ObjectOutput Object) : ValueWrite;

/// <summary>An object or a list of objects of an abstract type; per possible type a value at the slot's positions.</summary>
internal sealed record AbstractWrite(
    int Slot, bool IsList, bool ItemIsNonNull, ITypeColumn Type, IReadOnlyDictionary<string, ValueWrite> Possible) : ValueWrite;
