using System.Diagnostics.CodeAnalysis;

namespace OpenCity.GraphQL.Types;

/// <summary>
/// The text that names one element of a schema: <c>Type</c>, <c>Type.member</c>, <c>Type.field(arg:)</c>, <c>@dir</c> or
/// <c>@dir(arg:)</c>, without white space anywhere.
/// </summary>
/// <param name="Name">The type; for a directive its name without <c>@</c>.</param>
/// <param name="MemberName">The field, input field or enum value; null where there is none.</param>
/// <param name="ArgumentName">The argument; null where there is none.</param>
/// <param name="IsDirective">Whether a directive is named.</param>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Coordinates</remarks>
public sealed record SchemaCoordinate(string Name, string? MemberName, string? ArgumentName, bool IsDirective)
{
    /// <summary>Reads a coordinate; false where the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SchemaCoordinate? coordinate)
    {
        coordinate = null;
        var rest = text.AsSpan();
        var isDirective = TakeMark(ref rest, '@');
        if (TakeName(ref rest) is not { } name)
        {
            return false;
        }

        string? member = null;
        if (!isDirective && TakeMark(ref rest, '.') && (member = TakeName(ref rest)) is null)
        {
            return false;
        }

        string? argument = null;
        if ((isDirective || member is not null) && TakeMark(ref rest, '(')
            && ((argument = TakeName(ref rest)) is null || !TakeMark(ref rest, ':') || !TakeMark(ref rest, ')')))
        {
            return false;
        }

        coordinate = rest.IsEmpty ? new SchemaCoordinate(name, member, argument, isDirective) : null;
        return coordinate is not null;
    }

    /// <summary>Reads a coordinate.</summary>
    /// <exception cref="FormatException">The text is none; the message shows the forms.</exception>
    public static SchemaCoordinate Parse(string text) => TryParse(text, out var coordinate)
        ? coordinate
        : throw new FormatException(
            $"\"{text}\" is not a schema coordinate; write \"Type\", \"Type.member\", \"Type.field(argument:)\", "
                + "\"@directive\" or \"@directive(argument:)\", without spaces.");

    /// <summary>
    /// The element that is named: a <see cref="NamedType"/>, <see cref="OutputField"/>, <see cref="InputValue"/>,
    /// <see cref="EnumTypeValue"/> or <see cref="SchemaDirective"/>. Null where its own container lacks it.
    /// </summary>
    /// <exception cref="KeyNotFoundException">What would contain the element is missing or of a kind that has no such
    /// members; the message names it.</exception>
    public object? Resolve(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (IsDirective)
        {
            var directive = schema.DirectivesByName.GetValueOrDefault(Name);
            return ArgumentName is null
                ? directive
                : (directive ?? throw Missing($"The schema has no directive \"@{Name}\".")).FindArgument(ArgumentName);
        }

        var type = schema.TypesByName.GetValueOrDefault(Name);
        if (MemberName is null)
        {
            return type;
        }

        if (type is null)
        {
            throw Missing($"The schema has no type \"{Name}\".");
        }

        if (ArgumentName is null)
        {
            return MemberOf(type, MemberName);
        }

        var field = type is FieldsType fields
            ? fields.FieldsByName.GetValueOrDefault(MemberName)
            : throw Missing($"\"{Name}\" is not an object or interface type, whose fields have arguments.");
        return (field ?? throw Missing($"\"{Name}\" has no field \"{MemberName}\".")).FindArgument(ArgumentName);
    }

    /// <summary>The coordinate as it is written.</summary>
    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(MemberName is null ? "" : $".{MemberName}")}"
        + (ArgumentName is null ? "" : $"({ArgumentName}:)");

    private object? MemberOf(NamedType type, string member) => type switch
    {
        EnumType values => values.ValuesByName.GetValueOrDefault(member),
        InputObjectType inputs => inputs.FieldsByName.GetValueOrDefault(member),
        FieldsType fields => fields.FieldsByName.GetValueOrDefault(member),
        _ => throw Missing($"\"{Name}\" is a scalar or union type, which has no members of its own."),
    };

    private static KeyNotFoundException Missing(string message) => new(message);

    private static bool TakeMark(ref ReadOnlySpan<char> rest, char mark)
    {
        var isThere = !rest.IsEmpty && rest[0] == mark;
        rest = isThere ? rest[1..] : rest;
        return isThere;
    }

    private static string? TakeName(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (rest[length] == '_' || char.IsAsciiLetter(rest[length])
            || (length > 0 && char.IsAsciiDigit(rest[length]))))
        {
            length++;
        }

        var name = length == 0 ? null : rest[..length].ToString();
        rest = rest[length..];
        return name;
    }
}
