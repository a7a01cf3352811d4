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
        AddUsed(operation, operation, used);
        foreach (var fragment in operation.Fragments)
        {
            AddUsed(operation, fragment, used);
        }

        foreach (var definition in operation.Definition.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                ValidationErrors.UnusedVariable(context.Errors, definition, operation.Definition);
            }
        }
    }

    // By the side that is fewer: many operations may reach a fragment of many variables.
    private static void AddUsed(OperationScope operation, DefinitionScope scope, HashSet<string> used)
    {
        var usages = scope.UsagesByVariable;
        used.UnionWith(usages.Count < operation.Variables.Count
            ? usages.Select(ofVariable => ofVariable.Key)
            : operation.Variables.Keys.Where(usages.Contains));
    }
}
