namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Argument-Uniqueness
internal sealed class ArgumentUniquenessRule : IArgumentsRule
{
    public void Check(ValidationContext context, ArgumentSet arguments)
    {
        foreach (var names in Duplicates.Find(arguments.Given, argument => argument.Name))
        {
            ValidationErrors.DuplicateArgument(context.Errors, names);
        }
    }
}
