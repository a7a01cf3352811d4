using System.Text.Json;

namespace OpenCity.GraphQL.Types;

/// <summary>The limits of a variable's JSON value, checked before it is read.</summary>
internal static class JsonBounds
{
    // Whatever the limits say: coercion works by recursion, and a stack that overflows ends the process.
    private const int DeepestEver = 200;

    /// <summary>What is beyond a limit, or null.</summary>
    public static (string Message, string Code)? Check(JsonElement json, EngineLimits limits, int depth = 0)
    {
        if (json.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return null;
        }

        var deepest = Math.Min(limits.MaxVariableDepth, DeepestEver);
        if (depth == deepest)
        {
            return ($"is nested deeper than {deepest} lists and objects", ErrorCodes.VariableDepthLimitExceeded);
        }

        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (Check(property.Value, limits, depth + 1) is { } inObject)
                {
                    return inObject;
                }
            }

            return null;
        }

        if (json.GetArrayLength() > limits.MaxVariableItems)
        {
            return (
                FormattableString.Invariant($"has a list of more than {limits.MaxVariableItems:N0} items"),
                ErrorCodes.VariableListLimitExceeded);
        }

        foreach (var item in json.EnumerateArray())
        {
            if (Check(item, limits, depth + 1) is { } inList)
            {
                return inList;
            }
        }

        return null;
    }
}
