namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Variable-Uniqueness
internal sealed class VariableUniquenessRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        var definitions = operation.Definition.VariableDefinitions;
        foreach (var names in Duplicates.Find(definitions, definition => definition.Variable.Name))
        {
            ValidationErrors.DuplicateVariable(context.Errors, names);
        }
    }
}
