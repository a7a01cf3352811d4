using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

/// <summary>
/// Refuses introspection that goes round in circles (fields of types of fields of types ...), whose answer grows with
/// each round by the size of the schema.
/// </summary>
internal sealed class IntrospectionDepthRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        if (context.IntrospectionFields.Count == 0)
        {
            return;
        }

        var fragments = new Dictionary<string, Depth>();
        foreach (var fragment in context.FragmentGraph.CalleesFirst)
        {
            fragments[fragment.Name] = DepthOf(fragment.Definition.SelectionSet, fragments);
        }

        foreach (var field in context.IntrospectionFields)
        {
            var options = context.Options;
            var depth = DepthOf(field, fragments);
            // "__schema" gives the list of all types and "__type" one of it: the first list, for both.
            if (depth.Lists + 1 > options.MaxIntrospectionLists)
            {
                ValidationErrors.IntrospectionListLimitExceeded(context.Errors, field, options.MaxIntrospectionLists);
            }

            if (depth.Levels > options.MaxIntrospectionLevels)
            {
                ValidationErrors.IntrospectionDepthExceeded(context.Errors, field, options.MaxIntrospectionLevels);
            }
        }
    }

    private static Depth DepthOf(Field field, Dictionary<string, Depth> fragments)
    {
        var below = field.SelectionSet is null ? default : DepthOf(field.SelectionSet, fragments);
        var isList = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
        return new Depth(below.Lists + (isList ? 1 : 0), below.Levels + 1);
    }

    private static Depth DepthOf(SelectionSet selectionSet, Dictionary<string, Depth> fragments)
    {
        var deepest = default(Depth);
        foreach (var selection in selectionSet.Selections)
        {
            var depth = selection switch
            {
                Field field => DepthOf(field, fragments),
                InlineFragment inline => DepthOf(inline.SelectionSet, fragments),
                FragmentSpread spread => fragments.GetValueOrDefault(spread.Name.Value),
                _ => default,
            };
            deepest = new Depth(Math.Max(deepest.Lists, depth.Lists), Math.Max(deepest.Levels, depth.Levels));
        }

        return deepest;
    }

    /// <summary>The most lists of types, and the most fields, on a way down.</summary>
    private readonly record struct Depth(int Lists, int Levels);
}
