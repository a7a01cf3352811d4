using System.Text.Json;

namespace OpenCity.GraphQL.Types;

/// <summary>The limits of a variable's JSON value, checked before it is read.</summary>
internal static class JsonBounds
{
    /// <summary>What is beyond a limit, or null.</summary>
    public static string? Check(JsonElement json, int depth = 0)
    {
        if (json.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return null;
        }

        if (depth == InputCoercion.MaxDepth)
        {
            return $"is nested deeper than {InputCoercion.MaxDepth} lists and objects";
        }

        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (Check(property.Value, depth + 1) is { } inObject)
                {
                    return inObject;
                }
            }

            return null;
        }

        if (json.GetArrayLength() > InputCoercion.MaxListItems)
        {
            return FormattableString.Invariant($"has a list of more than {InputCoercion.MaxListItems:N0} items");
        }

        foreach (var item in json.EnumerateArray())
        {
            if (Check(item, depth + 1) is { } inList)
            {
                return inList;
            }
        }

        return null;
    }
}
