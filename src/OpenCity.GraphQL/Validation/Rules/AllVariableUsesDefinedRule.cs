namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined
internal sealed class AllVariableUsesDefinedRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
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
            if (!operation.Variables.ContainsKey(usage.Variable.Name.Value))
            {
                ValidationErrors.UndefinedVariable(context.Errors, usage.Variable, operation);
            }
        }
    }
}
