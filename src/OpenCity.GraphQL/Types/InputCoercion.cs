using System.Collections.Immutable;
using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Types;

/// <summary>
/// Turns literals and JSON into values: bool, int, long, double, string (also for ID and enums), <see cref="DateTimeOffset"/>,
/// <see cref="DateOnly"/>, <see cref="IsoDuration"/>, <c>object?[]</c>, <see cref="InputObject"/> or null.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values</remarks>
public static class InputCoercion
{
    /// <summary>
    /// Coerces a literal; false where errors were added. Without <paramref name="variables"/> it must be constant. Of a
    /// variable that is absent the value is null; only as a field of an input object is it as if it were not written.
    /// </summary>
    public static bool TryCoerceLiteral(
        Value literal, GraphQLType type, VariableValues? variables, out object? value, ICollection<CoercionError> errors)
    {
        ArgumentNullException.ThrowIfNull(literal);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(errors);
        return new LiteralCoercion(variables, errors).TryCoerce(literal, type, out value);
    }

    /// <summary>Coerces the variables of a request for an operation of a validated document.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document that the operation stands in.</param>
    /// <param name="operation">The operation to run.</param>
    /// <param name="variables">The request's <c>variables</c>: an object, null, or nothing.</param>
    /// <param name="limits">Bounds of a value, and of the errors, at the last of which coercion ends.</param>
    public static VariableCoercionResult CoerceVariableValues(
        Schema schema, Document document, OperationDefinition operation, JsonElement? variables, EngineLimits limits)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(limits);
        return CoerceVariableValues(
            document, operation, [.. operation.VariableDefinitions.Select(definition => schema.FindType(definition.Type))], variables, limits);
    }

    /// <summary>The same where the types of the operation's variables were looked up before, in their order.</summary>
    // https://spec.graphql.org/September2025/#CoerceVariableValues()
    internal static VariableCoercionResult CoerceVariableValues(
        Document document,
        OperationDefinition operation,
        ImmutableArray<GraphQLType?> types,
        JsonElement? variables,
        EngineLimits limits)
    {
        var errors = new List<GraphQLError>();
        var isGiven = variables is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) };
        var json = isGiven ? variables : null;
        if (json is { ValueKind: not JsonValueKind.Object })
        {
            var message = $"The \"variables\" of a request must be an object, not {Found.In(json.Value)}.";
            return new(null, [new(message, ErrorCodes.InvalidVariable, [])]);
        }

        var byName = ReadNames(json, errors, limits.MaxErrors);
        var values = new VariableValues();
        for (var i = 0; i < types.Length && errors.Count < limits.MaxErrors; i++)
        {
            new VariableCoercion(document, operation.VariableDefinitions[i], errors, limits).Coerce(types[i], byName, values);
        }

        return errors.Count == 0 ? new(values, []) : new(null, [.. errors]);
    }

    /// <summary>
    /// Coerces the arguments of a field or directive of a validated document; false where errors were added. They are the
    /// field's execution errors.
    /// </summary>
    // https://spec.graphql.org/September2025/#CoerceArgumentValues()
    public static bool TryCoerceArgumentValues(
        ImmutableArray<InputValue> definitions,
        ImmutableArray<Argument> arguments,
        SyntaxNode node,
        VariableValues variables,
        out ArgumentValues values,
        ICollection<CoercionError> errors)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(errors);
        var ok = true;
        var coercion = new LiteralCoercion(variables, errors);
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(definitions.Length);
        foreach (var definition in definitions)
        {
            // A variable that was not given counts as no argument, so that the default applies; null given is null.
            var argument = arguments.FirstOrDefault(item => item.Name.Value == definition.Name);
            var hasValue = argument is not null
                && (argument.Value is not Variable variable || variables.Has(variable.Name.Value));
            if (!hasValue && definition.DefaultValue is not null)
            {
                entries.Add(new(definition.Name, definition.CoercedDefault));
            }
            else if (!hasValue && definition.Type is NonNullType)
            {
                errors.Add(new CoercionError(
                    $"The argument \"{definition.Name}\" is required, of type \"{definition.Type}\".", argument ?? node, ""));
                ok = false;
            }
            else if (hasValue)
            {
                ok &= coercion.TryCoerceAt(definition.Name, argument!.Value, definition.Type, out var coerced);
                entries.Add(new(definition.Name, coerced));
            }
        }

        values = ok ? new ArgumentValues(entries.DrainToImmutable()) : ArgumentValues.None;
        return ok;
    }

    // A name that stands twice is refused: which of the two is meant cannot be told.
    private static NameTable<JsonElement> ReadNames(
        JsonElement? variables, List<GraphQLError> errors, int maxErrors)
    {
        var byName = new NameTable<JsonElement>();
        if (variables is not { } json)
        {
            return byName;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (Found.TryGetName(property, out var name) && !byName.TryAdd(name, property.Value) && errors.Count < maxErrors)
            {
                errors.Add(new($"The variable {Found.Text(name)} is given twice.", ErrorCodes.InvalidVariable, []));
            }
        }

        return byName;
    }
}
