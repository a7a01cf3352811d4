namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Operation-Type-Existence
internal sealed class OperationTypeExistenceRule : IOperationRule
{
    public void Check(ValidationContext context, OperationScope operation)
    {
        if (operation.RootType is null)
        {
            ValidationErrors.OperationTypeNotSupported(context, operation.Definition);
        }
    }
}
