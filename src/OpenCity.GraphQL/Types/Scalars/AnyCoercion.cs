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
    public override bool TryReadLiteral(Value literal, out object? value, out string? error) => Of(literal, out value)
        ? Read(value, out value, out error)
        : Refuse("a number of it is beyond double precision.", out value, out error);

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) => Of(json, out value)
        ? Read(value, out value, out error)
        : Refuse(
            "a string of it is not Unicode, a name stands twice, or a number is beyond double precision.", out value, out error);

    private static bool Of(Value literal, out object? value)
    {
        switch (literal)
        {
            case IntValue number:
                return TryNumber(number.Text, out value);
            case FloatValue number:
                return TryNumber(number.Text, out value);
            case ListValue list:
                var items = new object?[list.Values.Length];
                value = items;
                for (var i = 0; i < items.Length; i++)
                {
                    if (!Of(list.Values[i], out items[i]))
                    {
                        return false;
                    }
                }

                return true;
            case ObjectValue @object:
                return OfObject(@object, out value);
            default:
                value = literal switch
                {
                    StringValue text => text.Text,
                    BooleanValue boolean => boolean.IsTrue,
                    EnumValue name => name.Name,
                    _ => null,
                };
                return true;
        }
    }

    private static bool OfObject(ObjectValue literal, out object? value)
    {
        var entries = new Dictionary<string, object?>();
        value = entries;
        foreach (var field in literal.Fields.DistinctBy(field => field.Name.Value))
        {
            if (!Of(field.Value, out var item))
            {
                return false;
            }

            entries.Add(field.Name.Value, item);
        }

        return true;
    }

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
                return TryNumber(json.GetRawText(), out value);
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

    // A number that no double holds would become infinite, which no JSON can give back.
    private static bool TryNumber(string text, out object? value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            value = whole;
            return true;
        }

        var real = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        value = real;
        return double.IsFinite(real);
    }
}
