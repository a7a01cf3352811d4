namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Argument-Names
internal sealed class ArgumentNamesRule : IArgumentsRule
{
    public void Check(ValidationContext context, ArgumentSet arguments)
    {
        if (arguments.Definition is null)
        {
            return;
        }

        foreach (var argument in arguments.Given)
        {
            if (arguments.Find(argument.Name.Value) is null)
            {
                ValidationErrors.UnknownArgument(context.Errors, argument, arguments);
            }
        }
    }
}
