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
        foreach (var usage in scope.Usages)
        {
            if (usage.Type is null
                || !operation.Variables.TryGetValue(usage.Variable.Name.Value, out var variable)
                || variable.Type is null)
            {
                continue;
            }

            if (!IsVariableUsageAllowed(variable, usage, usage.Type))
            {
                ValidationErrors.VariableTypeMismatch(context.Errors, variable, usage);
            }

            // "Variables used for OneOf Input Object fields must be non-nullable": a default does not help, because
            // null may still be given at run time; graphql-js judges the same.
            if (usage.Parent is { IsOneOf: true } && variable.Type is not NonNullType)
            {
                ValidationErrors.OneOfVariableNullable(context.Errors, variable, usage);
            }
        }
    }

    // https://spec.graphql.org/September2025/#IsVariableUsageAllowed()
    private static bool IsVariableUsageAllowed(DefinedVariable variable, VariableUsage usage, GraphQLType locationType)
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
