using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>How messages show the value that was given in place of the expected one: short, and never a whole list or object.</summary>
internal static class Found
{
    private const int MaxLength = 40;

    public static string In(Value literal) => literal switch
    {
        ListValue => "a list",
        ObjectValue => "an object",
        NullValue => "null",
        Variable variable => $"the variable \"${Cut(variable.Name.Value)}\"",
        StringValue text => $"the string {Text(text.Text)}",
        _ => Cut(LiteralPrinter.Print(literal)),
    };

    public static string In(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        JsonValueKind.String => TryGetText(json, out var text) ? $"the string {Text(text)}" : "a string that is not Unicode",
        _ => Cut(json.GetRawText()),
    };

    public static string Text(string text) => LiteralPrinter.Quote(Cut(text));

    /// <summary>The text of a JSON string; false where its escapes or bytes are not valid Unicode.</summary>
    public static bool TryGetText(JsonElement json, out string text)
    {
        try
        {
            text = json.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            // The reader of JSON checks escapes only when the text is asked for: "\ud800" alone ends here.
            text = "";
            return false;
        }
    }

    /// <summary>The name of a JSON property; false where its escapes or bytes are not valid Unicode.</summary>
    public static bool TryGetName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end] + "…";
    }
}
