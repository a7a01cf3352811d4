using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Single-Root-Field
internal sealed class SingleRootFieldRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        if (operation.Definition.Operation != OperationType.Subscription || operation.RootType is null)
        {
            return;
        }

        var selectionSet = operation.Definition.SelectionSet;
        if (context.StepsOfOperations > context.StepsOfText)
        {
            ValidationErrors.FragmentsOfOperationsExceeded(context.Errors, operation.Definition, context.StepsOfText);
            return;
        }

        var (fields, conditions) = CollectSubscriptionFields(context, operation.RootType, selectionSet);
        if (conditions.Count > 0)
        {
            var others = CollectionsMarshal.AsSpan(conditions)[1..];
            ValidationErrors.SubscriptionRootCondition(context.Errors, conditions[0], others);
            return;
        }

        if (fields.Count == 0)
        {
            ValidationErrors.SubscriptionWithoutRootField(context.Errors, selectionSet);
            return;
        }

        var responseName = fields[0].ResponseName;
        if (fields.Find(field => field.ResponseName != responseName) is { } second)
        {
            var others = fields.Where(field => field.ResponseName != responseName && field != second);
            ValidationErrors.SubscriptionRootFieldNotSingle(
                context.Errors, second, responseName, [.. others.Take(context.Options.MaxPlaces)]);
        }

        foreach (var group in fields.Where(IsIntrospection).GroupBy(field => field.ResponseName))
        {
            ValidationErrors.SubscriptionOfIntrospection(
                context.Errors, group.First(), [.. group.Skip(1).Take(context.Options.MaxPlaces)]);
        }
    }

    private static bool IsIntrospection(Field field) => field.Name.Value.StartsWith("__", StringComparison.Ordinal);

    // https://spec.graphql.org/September2025/#CollectSubscriptionFields()
    // With a stack of its own in place of recursion, as fragments may be chained at will.
    private static (List<Field> Fields, List<SyntaxNode> Conditions) CollectSubscriptionFields(
        ValidationContext context, ObjectType objectType, SelectionSet selectionSet)
    {
        var fields = new List<Field>();
        var conditions = new List<SyntaxNode>();
        var visitedFragments = new HashSet<string>();
        var rest = new Stack<Selection>();
        Push(selectionSet);
        while (rest.TryPop(out var selection))
        {
            if (FindCondition(selection.Directives) is { } condition)
            {
                conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case Field field:
                    fields.Add(field);
                    break;
                case FragmentSpread spread:
                    if (visitedFragments.Add(spread.Name.Value)
                        && context.FragmentsByName.TryGetValue(spread.Name.Value, out var fragment)
                        && DoesFragmentTypeApply(fragment.Type))
                    {
                        Push(fragment.Definition.SelectionSet);
                    }

                    break;
                case InlineFragment inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(context.FindType(inline.TypeCondition)))
                    {
                        Push(inline.SelectionSet);
                    }

                    break;
            }
        }

        return (fields, conditions);

        bool DoesFragmentTypeApply(NamedType? type) =>
            type is not null && context.Schema.IsPossibleType(type, objectType);

        void Push(SelectionSet set)
        {
            context.StepsOfOperations += set.Selections.Length;
            for (var i = set.Selections.Length - 1; i >= 0; i--)
            {
                rest.Push(set.Selections[i]);
            }
        }
    }

    private static Directive? FindCondition(ImmutableArray<Directive> directives) => directives.IsEmpty
        ? null
        : directives.FirstOrDefault(directive => directive.Name.Value == "skip")
            ?? directives.FirstOrDefault(directive => directive.Name.Value == "include");
}
