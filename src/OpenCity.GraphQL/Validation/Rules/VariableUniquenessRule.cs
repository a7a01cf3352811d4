namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Variable-Uniqueness
internal sealed class VariableUniquenessRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        foreach (var names in Duplicates.Find(operation.Definition.VariableDefinitions, definition => definition.Variable.Name))
        {
            ValidationErrors.DuplicateVariable(context.Errors, names);
        }
    }
}
