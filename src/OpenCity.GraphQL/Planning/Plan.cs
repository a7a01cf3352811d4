using System.Collections.Immutable;
using OpenCity.GraphQL.Execution;

namespace OpenCity.GraphQL.Planning;

/// <summary>How one operation is answered for all requests of one shape: fetches in order, and what to write.</summary>
public sealed class Plan
{
    internal Plan(
        ImmutableArray<FetchNode> fetches, ImmutableArray<ArgumentSite> argumentSites, ObjectOutput root, ImmutableArray<PlanPart> parts)
    {
        Fetches = fetches;
        ArgumentSites = argumentSites;
        Root = root;
        Parts = parts;
    }

    internal ImmutableArray<FetchNode> Fetches { get; }

    internal ImmutableArray<ArgumentSite> ArgumentSites { get; }

    internal ObjectOutput Root { get; }

    /// <summary>What is fetched and written one after the other: each root field of a mutation, or all of any other operation.</summary>
    internal ImmutableArray<PlanPart> Parts { get; }
}

/// <summary>A fetch and the level it starts from; its own slot is its index in the plan plus one.</summary>
/// <param name="Fetch">The fetch, or null.</param>
/// <param name="Resolver">Otherwise the resolver.</param>
/// <param name="ParentSlot">The slot of the level it starts from.</param>
/// <param name="Depth">The level of the selection that it was planned at.</param>
internal sealed record FetchNode(IFetch? Fetch, IResolver? Resolver, int ParentSlot, int Depth);

/// <summary>Fetches of a plan from one index up to, not including, another.</summary>
/// <param name="From">The first.</param>
/// <param name="To">Behind the last.</param>
/// <param name="Steps">In which steps they run; null where none of them is a resolver, so that the plan's order does.</param>
internal sealed record PlanPart(int From, int To, ImmutableArray<FetchStep>? Steps)
{
    internal static PlanPart Of(IReadOnlyList<FetchNode> nodes, int from, int to)
    {
        var hasResolvers = nodes.Skip(from).Take(to - from).Any(node => node.Resolver is not null);
        return new PlanPart(from, to, hasResolvers ? FetchStep.Of(nodes, from, to) : null);
    }
}

/// <summary>The fields to write for an object type, in order.</summary>
internal sealed record ObjectOutput(ImmutableArray<FieldWrite> Fields)
{
    /// <summary>What of its cost is the same for all requests; summed up by the first.</summary>
    internal PlannedSum? Sum { get; set; }
}

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

/// <summary>The part of an object's cost that no variable has a part in.</summary>
/// <param name="FieldCost">Points for the leaves of one object.</param>
/// <param name="TypeCost">Points for what they bring.</param>
/// <param name="Others">The fields that are priced for each request.</param>
internal sealed record PlannedSum(double FieldCost, double TypeCost, ImmutableArray<FieldWrite> Others)
{
    internal static PlannedSum Of(ObjectOutput output, PriceList prices)
    {
        var (fieldCost, typeCost) = (0.0, 0.0);
        var others = ImmutableArray.CreateBuilder<FieldWrite>();
        foreach (var field in output.Fields)
        {
            if (field is { Price.Arguments: null, Value: LeafWrite or ConstantWrite } && prices.Of(field.Price.Definition) is { Size: null } price)
            {
                fieldCost += price.Weight;
                typeCost += price.TypeWeight;
            }
            else if (field.Price is not null)
            {
                others.Add(field);
            }
        }

        return new PlannedSum(fieldCost, typeCost, others.DrainToImmutable());
    }
}

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

/// <summary>At most one object of an abstract type, of another level.</summary>
internal sealed record AbstractWrite(int Slot, TypedWrite Object) : ValueWrite;

/// <summary>A list whose items are values at the positions of the slot's level.</summary>
internal sealed record ItemsWrite(int Slot, bool ItemIsNonNull, ValueWrite Item) : ValueWrite;

/// <summary>An object of an abstract type at the same position; per possible type a value there.</summary>
internal sealed record TypedWrite(int Slot, ITypeColumn Type, IReadOnlyDictionary<string, ValueWrite> Possible) : ValueWrite;
