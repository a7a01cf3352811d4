using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>Groups the fields of selection sets by response name for one object type.</summary>
internal sealed class FieldCollector
{
    private readonly Schema _schema;
    private readonly VariableValues _variables;
    private readonly Dictionary<string, FragmentDefinition> _fragments = [];

    internal FieldCollector(Schema schema, Document document, VariableValues variables)
    {
        _schema = schema;
        _variables = variables;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinition fragment)
            {
                _fragments[fragment.Name.Value] = fragment;
            }
        }
    }

    // https://spec.graphql.org/September2025/#CollectFields()
    internal List<ImmutableArray<Field>> Collect(ObjectType type, ImmutableArray<SelectionSet> selections)
    {
        var groups = new OrderedDictionary<string, ImmutableArray<Field>.Builder>();
        var visited = new HashSet<string>();
        foreach (var selection in selections)
        {
            Collect(type, selection, groups, visited);
        }

        return [.. groups.Values.Select(group => group.DrainToImmutable())];
    }

    // Recursion is bounded: inline fragments by the parser's nesting, spreads by being visited once, both by the stack itself.
    private void Collect(
        ObjectType type, SelectionSet set, OrderedDictionary<string, ImmutableArray<Field>.Builder> groups, HashSet<string> visited)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExecutionErrorException(
                "Fragments spread each other deeper than the server can follow; spread fewer within each other.",
                ErrorCodes.FragmentVisitLimitExceeded);
        }

        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case Field field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                    {
                        groups[field.ResponseName] = group = ImmutableArray.CreateBuilder<Field>(1);
                    }

                    group.Add(field);
                    break;
                case FragmentSpread spread when visited.Add(spread.Name.Value):
                    var fragment = _fragments[spread.Name.Value];
                    if (DoesFragmentTypeApply(type, fragment.TypeCondition))
                    {
                        Collect(type, fragment.SelectionSet, groups, visited);
                    }

                    break;
                case InlineFragment inline when DoesFragmentTypeApply(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, groups, visited);
                    break;
            }
        }
    }

    // https://spec.graphql.org/September2025/#DoesFragmentTypeApply()
    private bool DoesFragmentTypeApply(ObjectType type, NamedTypeReference? condition) =>
        condition is null
        || (_schema.TypesByName.TryGetValue(condition.Name.Value, out var named) && _schema.IsPossibleType(named, type));

    private bool IsIncluded(Selection selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    private bool Condition(Directive directive) => directive.Arguments[0].Value switch
    {
        BooleanValue literal => literal.IsTrue,
        Variable variable => _variables.TryGet(variable.Name.Value, out var value) && value is true,
        _ => throw new System.Diagnostics.UnreachableException("Validation let a condition pass that is not a Boolean."),
    };
}
