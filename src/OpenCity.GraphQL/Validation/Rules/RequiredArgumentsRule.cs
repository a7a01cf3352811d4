using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Required-Arguments
// That a required argument is not null is a matter of its type, and ValuesOfCorrectTypeRule reports it.
internal sealed class RequiredArgumentsRule : IArgumentsRule
{
    public void Check(ValidationContext context, ArgumentSet arguments)
    {
        foreach (var declared in arguments.Declared)
        {
            if (declared.IsRequired && !IsGiven(arguments.Given, declared.Name))
            {
                ValidationErrors.RequiredArgumentMissing(context.Errors, arguments, declared);
            }
        }
    }

    private static bool IsGiven(ImmutableArray<Argument> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
