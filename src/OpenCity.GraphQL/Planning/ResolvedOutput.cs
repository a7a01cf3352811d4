using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>Plans what a hand-written field answers: as the field's type says, lists first, then what stands in them.</summary>
internal static class ResolvedOutput
{
    internal static FieldOutput Leaf(FieldSelection field, IResolver resolver, Slot parent) =>
        Plan(field, resolver, parent, (slot, type) => new FieldOutput.Leaf(slot, new ResolvedColumn(type)));

    internal static FieldOutput Object<T>(FieldSelection field, IResolver resolver, Slot parent, ObjectMap<T> map) =>
        Plan(field, resolver, parent, (slot, type) =>
        {
            var child = field.Plan.AddFetch(new ObjectsFetch<T>(type.Name, null), slot);
            return new FieldOutput.One(child, new MappedSource<T>(map, child));
        });

    internal static FieldOutput Abstract<T>(FieldSelection field, IResolver resolver, Slot parent, AbstractMap<T> map)
        where T : class
        => Plan(field, resolver, parent, (slot, _) => new FieldOutput.Typed(
            slot, new ResolvedType<T>(map), type => map.Select(type, field.Plan, slot)));

    private static FieldOutput Plan(FieldSelection field, IResolver resolver, Slot parent, Func<Slot, NamedType, FieldOutput> bottom) =>
        Complete(field.Definition.Type, field.Plan.AddResolver(resolver, parent), field.Plan, bottom);

    // https://spec.graphql.org/September2025/#CompleteValue(); the schema bounds how many lists stand in each other.
    private static FieldOutput Complete(GraphQLType type, Slot slot, PlanBuilder plan, Func<Slot, NamedType, FieldOutput> bottom)
    {
        if (type.NullableType is not ListType list)
        {
            return bottom(slot, type.Named);
        }

        var items = plan.AddFetch(new ItemsFetch(), slot);
        return new FieldOutput.Items(items, Complete(list.OfType, items, plan, bottom));
    }
}
