using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>Coerces the value of one variable of an operation.</summary>
internal sealed class VariableCoercion(
    Document document, VariableDefinition definition, List<GraphQLError> errors, EngineLimits limits)
{
    private string Name => definition.Variable.Name.Value;

    // Where the definition stands is looked up only for what is told.
    private SourceLocation Location => document.LocationOf(definition);

    // One step of https://spec.graphql.org/September2025/#CoerceVariableValues()
    public void Coerce(GraphQLType? declared, NameTable<JsonElement> variables, VariableValues values)
    {
        if (declared is not { IsInputType: true } type)
        {
            Report("", $"Its type \"{definition.Type}\" is not an input type.");
            return;
        }

        if (!variables.TryGet(Name, out var given))
        {
            CoerceAbsent(type, values);
        }
        else if (JsonBounds.Check(given, limits) is { } beyond)
        {
            errors.Add(new($"The value of the variable \"${Name}\" {beyond.Message}.", beyond.Code, [Location]));
        }
        else if (new JsonCoercion(Report).TryCoerce(given, type, out var value))
        {
            values.Add(Name, type, value);
        }
    }

    private void CoerceAbsent(GraphQLType type, VariableValues values)
    {
        if (definition.DefaultValue is { } literal)
        {
            var wrong = new List<CoercionError>();
            if (InputCoercion.TryCoerceLiteral(literal, type, null, out var value, wrong))
            {
                values.Add(Name, type, value);
            }
            else
            {
                Report(wrong[0].Path, $"Its default does not fit. {wrong[0].Message}");
            }
        }
        else if (type is NonNullType)
        {
            errors.Add(new(
                $"The variable \"${Name}\" of type \"{type}\" is required but was not given.",
                ErrorCodes.InvalidVariable,
                [Location]));
        }
        else
        {
            values.AddAbsent(Name, type);
        }
    }

    private bool Report(string path, string message)
    {
        var place = path.Length == 0 ? "" : $" at \"${Name}{(path[0] == '[' ? "" : ".")}{path}\"";
        errors.Add(new(
            $"The variable \"${Name}\" has an invalid value{place}: {message}", ErrorCodes.InvalidVariable, [Location]));
        return errors.Count < limits.MaxErrors;
    }
}
