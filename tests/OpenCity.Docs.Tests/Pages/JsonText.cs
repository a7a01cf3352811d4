using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>JSON as pages print it: what fits into a line stands in one.</summary>
internal static class JsonText
{
    private const int LineLength = 100;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(JsonElement json)
    {
        var text = new StringBuilder();
        Write(text, json, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonElement json, int indent)
    {
        var line = OneLine(json);
        if (indent > 0 && line.Length + indent <= LineLength || json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(line);
            return;
        }

        var isObject = json.ValueKind == JsonValueKind.Object;
        text.Append(isObject ? "{" : "[");
        var first = true;
        foreach (var (name, value) in isObject
            ? json.EnumerateObject().Select(property => ((string?)property.Name, property.Value))
            : json.EnumerateArray().Select(item => ((string?)null, item)))
        {
            text.Append(first ? "\n" : ",\n").Append(' ', indent + 2);
            if (name is not null)
            {
                text.Append(JsonSerializer.Serialize(name, Plain)).Append(": ");
            }

            Write(text, value, indent + 2);
            first = false;
        }

        text.Append('\n').Append(' ', indent).Append(isObject ? '}' : ']');
    }

    private static string OneLine(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{ " + string.Join(", ", json.EnumerateObject()
            .Select(property => $"{JsonSerializer.Serialize(property.Name, Plain)}: {OneLine(property.Value)}")) + " }",
        JsonValueKind.Array => "[" + string.Join(", ", json.EnumerateArray().Select(OneLine)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(json.GetString(), Plain),
        _ => json.GetRawText(),
    };
}
