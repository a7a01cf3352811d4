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
        foreach (var ofVariable in scope.UsagesByVariable)
        {
            if (operation.Variables.ContainsKey(ofVariable.Key))
            {
                continue;
            }

            // Those of the variables behind it come later in the document.
            if (!context.Errors.IsWanted(ofVariable.First().First().Variable))
            {
                return;
            }

            foreach (var usage in ofVariable.SelectMany(usages => usages))
            {
                ValidationErrors.UndefinedVariable(context.Errors, usage.Variable, operation);
            }
        }
    }
}
