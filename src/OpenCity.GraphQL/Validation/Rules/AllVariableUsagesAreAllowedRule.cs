using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed
internal sealed class AllVariableUsagesAreAllowedRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        if (operation.Variables.Count == 0)
        {
            return;
        }

        CheckScope(context, operation, operation);
        foreach (var fragment in operation.Fragments)
        {
            CheckScope(context, operation, fragment);
        }
    }

    private static void CheckScope(ValidationContext context, OperationScope operation, DefinitionScope scope)
    {
        // By the side that is fewer: many operations may reach a fragment of many variables.
        var usages = scope.UsagesByVariable;
        if (usages.Count < operation.Variables.Count)
        {
            foreach (var ofVariable in usages)
            {
                if (operation.Variables.TryGetValue(ofVariable.Key, out var variable))
                {
                    Check(context, variable, ofVariable);
                }
            }
        }
        else
        {
            foreach (var (name, variable) in operation.Variables)
            {
                Check(context, variable, usages[name]);
            }
        }
    }

    private static void Check(
        ValidationContext context, DefinedVariable variable, IEnumerable<IGrouping<VariableUsageKind, VariableUsage>> usages)
    {
        foreach (var ofKind in variable.Type is null ? [] : usages)
        {
            var kind = ofKind.Key;
            var isAllowed = kind.Type is null || IsVariableUsageAllowed(variable, kind, kind.Type);

            // "Variables used for OneOf Input Object fields must be non-nullable": a default does not help, because
            // null may still be given at run time; graphql-js judges the same.
            var isNullableOfOneOf = kind is { Type: not null, IsOneOf: true } && variable.Type is not NonNullType;
            if (isAllowed && !isNullableOfOneOf)
            {
                continue;
            }

            foreach (var usage in ofKind.TakeWhile(_ => context.Errors.IsWanted(variable.Definition)))
            {
                if (!isAllowed)
                {
                    ValidationErrors.VariableTypeMismatch(context.Errors, variable, usage);
                }

                if (isNullableOfOneOf)
                {
                    ValidationErrors.OneOfVariableNullable(context.Errors, variable, usage);
                }
            }
        }
    }

    // https://spec.graphql.org/September2025/#IsVariableUsageAllowed()
    private static bool IsVariableUsageAllowed(DefinedVariable variable, VariableUsageKind usage, GraphQLType locationType)
    {
        if (locationType is NonNullType && variable.Type is not NonNullType)
        {
            var hasNonNullVariableDefaultValue = variable.Definition.DefaultValue is not (null or NullValue);
            return (hasNonNullVariableDefaultValue || usage.HasDefault)
                && AreTypesCompatible(variable.Type!, locationType.NullableType);
        }

        return AreTypesCompatible(variable.Type!, locationType);
    }

    // https://spec.graphql.org/September2025/#AreTypesCompatible()
    private static bool AreTypesCompatible(GraphQLType variableType, GraphQLType locationType) =>
        (variableType, locationType) switch
        {
            (NonNullType variable, NonNullType location) => AreTypesCompatible(variable.OfType, location.OfType),
            (_, NonNullType) => false,
            (NonNullType variable, _) => AreTypesCompatible(variable.OfType, locationType),
            (ListType variable, ListType location) => AreTypesCompatible(variable.OfType, location.OfType),
            _ => ReferenceEquals(variableType, locationType),
        };
}
