using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Merging;

/// <content>Puts the fields of selection sets, and of the fragments spread there, together in one set.</content>
internal sealed partial class FieldMerging
{
    // The fields below some fields, as one set; null where nothing is selected below.
    private List<MergedField>? Collect(ReadOnlySpan<MergedField> fields)
    {
        var merged = CollectSets(fields);
        if (merged is not null)
        {
            CollectSpreads(merged);
        }

        return merged;
    }

    // The same, with the fragments that are spread there still waiting.
    private List<MergedField>? CollectSets(ReadOnlySpan<MergedField> fields)
    {
        List<MergedField>? merged = null;
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is not null)
            {
                merged ??= [];
                Collect(field.Node.SelectionSet, field.Definition?.Type.Named, field, merged);
            }
        }

        return merged;
    }

    private void Collect(SelectionSet selectionSet, NamedType? type, MergedField? parent, List<MergedField> merged)
    {
        Spend(selectionSet.Selections.Length);
        if (_isExhausted)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case Field field:
                    merged.Add(new MergedField(field, type, context.FindField(type, field.Name.Value), parent));
                    break;
                case InlineFragment inline:
                    var innerType = inline.TypeCondition is null ? type : context.FindType(inline.TypeCondition);
                    Collect(inline.SelectionSet, innerType, parent, merged);
                    break;
                case FragmentSpread spread:
                    if (context.FragmentsByName.TryGetValue(spread.Name.Value, out var fragment))
                    {
                        _spreads.Add(fragment, parent);
                    }

                    break;
            }
        }
    }

    // Fragments come behind the fields that stand in the sets themselves, one after the other instead of one in the
    // other.
    private void CollectSpreads(List<MergedField> merged)
    {
        while (_spreads.TryTake(out var fragment, out var parent))
        {
            Collect(fragment.Definition.SelectionSet, fragment.Type, parent, merged);
        }

        _spreads.Clear();
    }
}
