using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>
/// A scalar of which the engine knows nothing: any value, as bool, long, double, string, null, <c>object?[]</c> or a
/// dictionary. Lists and objects are bounded by the limits of the parser and of variables.
/// </summary>
internal sealed class AnyCoercion : ScalarCoercion
{
    public override bool TryReadLiteral(Value literal, out object? value, out string? error) =>
        Read(Of(literal), out value, out error);

    public override bool TryReadJson(JsonElement json, out object? value, out string? error)
    {
        if (Of(json, out value))
        {
            error = null;
            return true;
        }

        return Refuse("a string of it is not Unicode, or a name stands twice.", out value, out error);
    }

    private static object? Of(Value literal) => literal switch
    {
        IntValue number => Number(number.Text),
        FloatValue number => Number(number.Text),
        StringValue text => text.Text,
        BooleanValue boolean => boolean.IsTrue,
        EnumValue name => name.Name,
        ListValue list => list.Values.Select(Of).ToArray(),
        ObjectValue @object => @object.Fields
            .DistinctBy(field => field.Name.Value)
            .ToDictionary(field => field.Name.Value, field => Of(field.Value)),
        _ => null,
    };

    private static bool Of(JsonElement json, out object? value)
    {
        value = null;
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                var isText = Found.TryGetText(json, out var text);
                value = text;
                return isText;
            case JsonValueKind.Number:
                value = Number(json.GetRawText());
                return true;
            case JsonValueKind.True or JsonValueKind.False:
                value = json.GetBoolean();
                return true;
            case JsonValueKind.Array:
                var items = new List<object?>(json.GetArrayLength());
                foreach (var element in json.EnumerateArray())
                {
                    if (!Of(element, out var item))
                    {
                        return false;
                    }

                    items.Add(item);
                }

                value = items.ToArray();
                return true;
            case JsonValueKind.Object:
                return OfObject(json, out value);
            default:
                return true;
        }
    }

    private static bool OfObject(JsonElement json, out object? value)
    {
        var entries = new Dictionary<string, object?>();
        value = entries;
        foreach (var property in json.EnumerateObject())
        {
            if (!Found.TryGetName(property, out var name) || !Of(property.Value, out var item) || !entries.TryAdd(name, item))
            {
                return false;
            }
        }

        return true;
    }

    private static object Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
