namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation
internal sealed class LoneAnonymousOperationRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        var count = context.Operations.Count;
        if (count < 2)
        {
            return;
        }

        foreach (var operation in context.Operations)
        {
            if (operation.Definition.Name is null)
            {
                ValidationErrors.AnonymousOperationNotAlone(context.Errors, operation.Definition, count);
            }
        }
    }
}
