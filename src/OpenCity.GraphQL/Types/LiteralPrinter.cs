using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>Prints values as GraphQL literals on one line, as introspection shows default values.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Values</remarks>
public static class LiteralPrinter
{
    /// <summary>The literal of a value; a block string is printed as a quoted one.</summary>
    public static string Print(Value value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A string in quotes, with escapes.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder(text.Length + 2);
        AppendQuoted(quoted, text);
        return quoted.ToString();
    }

    // The parser bounds how deep a value is nested.
    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case IntValue number:
                text.Append(number.Text);
                break;
            case FloatValue number:
                text.Append(number.Text);
                break;
            case StringValue @string:
                AppendQuoted(text, @string.Text);
                break;
            case BooleanValue boolean:
                text.Append(boolean.IsTrue ? "true" : "false");
                break;
            case NullValue:
                text.Append("null");
                break;
            case EnumValue name:
                text.Append(name.Name);
                break;
            case Variable variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case ListValue list:
                AppendList(text, list);
                break;
            case ObjectValue @object:
                AppendObject(text, @object);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void AppendList(StringBuilder text, ListValue list)
    {
        text.Append('[');
        for (var i = 0; i < list.Values.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list.Values[i]);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValue value)
    {
        text.Append('{');
        for (var i = 0; i < value.Fields.Length; i++)
        {
            text.Append(i == 0 ? " " : ", ").Append(value.Fields[i].Name.Value).Append(": ");
            Append(text, value.Fields[i].Value);
        }

        text.Append(value.Fields.IsEmpty ? "}" : " }");
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or (>= '\u007f' and <= '\u009f'):
                    text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }
}
