using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Executable-Definitions
internal sealed class ExecutableDefinitionsRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not ExecutableDefinition)
            {
                ValidationErrors.DefinitionNotExecutable(context.Errors, definition);
            }
        }
    }
}
