using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation.Merging;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

/// <summary>
/// Field Selection Merging as the specification writes it down, pair by pair and with no thought of speed: what the
/// engine's verdict is compared with.
/// </summary>
internal sealed class PlainFieldMerging(Schema schema, Document document)
{
    private readonly Dictionary<string, FragmentDefinition> _fragments = document.Definitions.OfType<FragmentDefinition>()
        .ToDictionary(fragment => fragment.Name.Value);

    private sealed record Selected(Field Node, NamedType Parent, GraphQLType Type);

    /// <summary>"Let set be any selection set defined in the GraphQL document": all of them can merge.</summary>
    public bool CanMerge() => document.Definitions.All(definition => definition switch
    {
        OperationDefinition operation => EachSetCanMerge(operation.SelectionSet, schema.QueryType),
        FragmentDefinition fragment => EachSetCanMerge(fragment.SelectionSet, TypeOf(fragment.TypeCondition)),
        _ => true,
    });

    private bool EachSetCanMerge(SelectionSet set, NamedType type) =>
        FieldsInSetCanMerge(Collect(set, type)) && set.Selections.All(selection => selection switch
        {
            Field { SelectionSet: { } below } field => EachSetCanMerge(below, Select(field, type).Type.Named),
            InlineFragment inline => EachSetCanMerge(inline.SelectionSet, TypeOf(inline.TypeCondition, type)),
            _ => true,
        });

    // https://spec.graphql.org/September2025/#FieldsInSetCanMerge()
    private bool FieldsInSetCanMerge(List<Selected> set) => Pairs(set).All(pair =>
    {
        var (a, b) = pair;
        if (!SameResponseShape(a, b))
        {
            return false;
        }

        return (a.Parent is ObjectType && b.Parent is ObjectType && !ReferenceEquals(a.Parent, b.Parent))
            || (a.Node.Name.Value == b.Node.Name.Value
                && default(ValueEquality).AreSame(a.Node.Arguments, b.Node.Arguments)
                && FieldsInSetCanMerge(MergedSet(a, b)));
    });

    // https://spec.graphql.org/September2025/#SameResponseShape()
    private bool SameResponseShape(Selected a, Selected b)
    {
        var (typeA, typeB) = (a.Type, b.Type);
        while (true)
        {
            if (typeA is NonNullType || typeB is NonNullType)
            {
                if (typeA is not NonNullType || typeB is not NonNullType)
                {
                    return false;
                }

                (typeA, typeB) = (typeA.NullableType, typeB.NullableType);
            }

            if (typeA is not ListType && typeB is not ListType)
            {
                break;
            }

            if (typeA is not ListType listA || typeB is not ListType listB)
            {
                return false;
            }

            (typeA, typeB) = (listA.OfType, listB.OfType);
        }

        return typeA is ScalarType or EnumType || typeB is ScalarType or EnumType
            ? ReferenceEquals(typeA, typeB)
            : Pairs(MergedSet(a, b)).All(pair => SameResponseShape(pair.A, pair.B));
    }

    private static IEnumerable<(Selected A, Selected B)> Pairs(List<Selected> set) =>
        from i in Enumerable.Range(0, set.Count)
        from j in Enumerable.Range(0, i)
        where set[i].Node.ResponseName == set[j].Node.ResponseName && !ReferenceEquals(set[i].Node, set[j].Node)
        select (set[j], set[i]);

    private List<Selected> MergedSet(Selected a, Selected b) =>
        [.. Collect(a.Node.SelectionSet, a.Type.Named), .. Collect(b.Node.SelectionSet, b.Type.Named)];

    private List<Selected> Collect(SelectionSet? set, NamedType type)
    {
        var collected = new List<Selected>();
        if (set is not null)
        {
            Collect(set, type, [], collected);
        }

        return collected;
    }

    private void Collect(SelectionSet set, NamedType type, HashSet<string> visited, List<Selected> collected)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is Field field)
            {
                collected.Add(Select(field, type));
            }
            else if (selection is InlineFragment inline)
            {
                Collect(inline.SelectionSet, TypeOf(inline.TypeCondition, type), visited, collected);
            }
            else if (selection is FragmentSpread spread && visited.Add(spread.Name.Value))
            {
                var fragment = _fragments[spread.Name.Value];
                Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition), visited, collected);
            }
        }
    }

    private Selected Select(Field field, NamedType type) =>
        new(field, type, schema.FindField(type, field.Name.Value)!.Type);

    private NamedType TypeOf(NamedTypeReference? condition, NamedType? otherwise = null) =>
        condition is null ? otherwise! : schema.TypesByName[condition.Name.Value];
}
