using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>Coerces the value of one variable of an operation.</summary>
internal sealed class VariableCoercion(
    Schema schema, VariableDefinition definition, SourceLocation location, List<GraphQLError> errors, EngineLimits limits)
{
    private string Name => definition.Variable.Name.Value;

    // One step of https://spec.graphql.org/September2025/#CoerceVariableValues()
    public void Coerce(
        Dictionary<string, JsonElement> variables, Dictionary<string, object?> values, Dictionary<string, GraphQLType> types)
    {
        if (schema.FindType(definition.Type) is not { IsInputType: true } type)
        {
            Report("", $"Its type \"{definition.Type}\" is not an input type.");
            return;
        }

        types[Name] = type;
        if (!variables.TryGetValue(Name, out var given))
        {
            CoerceAbsent(type, values);
        }
        else if (JsonBounds.Check(given, limits) is { } beyond)
        {
            errors.Add(new($"The value of the variable \"${Name}\" {beyond.Message}.", beyond.Code, [location]));
        }
        else if (new JsonCoercion(Report).TryCoerce(given, type, out var value))
        {
            values[Name] = value;
        }
    }

    private void CoerceAbsent(GraphQLType type, Dictionary<string, object?> values)
    {
        if (definition.DefaultValue is { } literal)
        {
            var wrong = new List<CoercionError>();
            if (InputCoercion.TryCoerceLiteral(literal, type, null, out var value, wrong))
            {
                values[Name] = value;
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
                [location]));
        }
    }

    private bool Report(string path, string message)
    {
        var place = path.Length == 0 ? "" : $" at \"${Name}{(path[0] == '[' ? "" : ".")}{path}\"";
        errors.Add(new(
            $"The variable \"${Name}\" has an invalid value{place}: {message}", ErrorCodes.InvalidVariable, [location]));
        return errors.Count < limits.MaxErrors;
    }
}
