using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>How values of a scalar are read from literals and from JSON variables.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Scalars.Input-Coercion</remarks>
public abstract class ScalarCoercion
{
    /// <summary>Reads a constant literal; false with a message that says what was expected.</summary>
    public abstract bool TryReadLiteral(Value literal, out object? value, out string? error);

    /// <summary>Reads a JSON value that is not null; false with a message that says what was expected.</summary>
    public abstract bool TryReadJson(JsonElement json, out object? value, out string? error);

    /// <summary>The answer of a reading that succeeded.</summary>
    protected static bool Read(object? read, out object? value, out string? error)
    {
        value = read;
        error = null;
        return true;
    }

    /// <summary>The answer of a reading that failed.</summary>
    protected static bool Refuse(string message, out object? value, out string? error)
    {
        value = null;
        error = message;
        return false;
    }
}
