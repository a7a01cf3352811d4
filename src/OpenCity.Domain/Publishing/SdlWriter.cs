using System.Text;

namespace OpenCity.Domain.Publishing;

/// <summary>Writes generated definitions as SDL text; the layout is the schema printer's, later.</summary>
internal sealed class SdlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens a definition: <c>type Thing implements Node</c>.</summary>
    internal void Begin(string? description, string head)
    {
        Describe(description);
        _text.Append(head).Append(" {\n");
    }

    /// <summary>Closes a definition.</summary>
    internal void End() => _text.Append("}\n");

    /// <summary>A field, an input field or an argument: <c>name: Type</c>, with arguments where given, and directives with a space before each.</summary>
    internal void Member(string? description, string name, string type, string arguments = "", string? deprecated = null, string directives = "")
    {
        Describe(description);
        _text.Append(name).Append(arguments).Append(": ").Append(type);
        if (deprecated is not null)
        {
            _text.Append(" @deprecated(reason: ").Append(Quote(deprecated)).Append(')');
        }

        _text.Append(directives).Append('\n');
    }

    /// <summary>Definitions as they stand.</summary>
    internal void Definitions(string text) => _text.Append(text);

    /// <summary>A value of an enum.</summary>
    internal void Value(string description, string name)
    {
        Describe(description);
        _text.Append(name).Append('\n');
    }

    /// <summary>An argument with its description, to be put in parentheses.</summary>
    internal static string Argument(string description, string name, string type) => $"{Quote(description)} {name}: {type} ";

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Describe(string? description)
    {
        if (description is not null)
        {
            _text.Append(Quote(description)).Append('\n');
        }
    }

    // https://spec.graphql.org/September2025/#StringValue
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' or '\u007f' => quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
