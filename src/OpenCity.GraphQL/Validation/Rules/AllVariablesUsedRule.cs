namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-All-Variables-Used
internal sealed class AllVariablesUsedRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        if (operation.Variables.Count == 0)
        {
            return;
        }

        var used = new HashSet<string>();
        AddUsed(operation, used);
        foreach (var fragment in operation.Fragments)
        {
            AddUsed(fragment, used);
        }

        foreach (var definition in operation.Definition.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                ValidationErrors.UnusedVariable(context.Errors, definition, operation.Definition);
            }
        }
    }

    private static void AddUsed(DefinitionScope scope, HashSet<string> used)
    {
        foreach (var usage in scope.Usages)
        {
            used.Add(usage.Variable.Name.Value);
        }
    }
}
