using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>The five scalars of the specification.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars</remarks>
internal static class BuiltInScalars
{
    public static FrozenDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["Int"] = new IntCoercion(),
        ["Float"] = new FloatCoercion(),
        ["String"] = new StringCoercion(),
        ["Boolean"] = new BooleanCoercion(),
        ["ID"] = new IdCoercion(),
    }.ToFrozenDictionary();
}

/// <summary>https://spec.graphql.org/September2025/#sec-Int; the value is an <see cref="int"/>.</summary>
internal sealed class IntCoercion : ScalarCoercion
{
    private const string Expected = "\"Int\" expects a whole number from -2147483648 to 2147483647";

    public override bool TryReadLiteral(Value literal, out object? value, out string? error)
    {
        if (literal is IntValue number
            && int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
        {
            return Read(read, out value, out error);
        }

        return Refuse($"{Expected}, not {Found.In(literal)}.", out value, out error);
    }

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.Number && TryRead(json, out var read)
            ? Read(read, out value, out error)
            : Refuse($"{Expected}, not {Found.In(json)}.", out value, out error);

    private static bool TryRead(JsonElement json, out int read) => json.TryGetInt32(out read)
        || (WholeNumber.TryRead(json, out var digits)
            && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out read));
}

/// <summary>https://spec.graphql.org/September2025/#sec-Float; the value is a <see cref="double"/>.</summary>
internal sealed class FloatCoercion : ScalarCoercion
{
    private const string Expected = "\"Float\" expects a finite number";

    public override bool TryReadLiteral(Value literal, out object? value, out string? error)
    {
        var text = literal switch
        {
            IntValue number => number.Text,
            FloatValue number => number.Text,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read)
            ? Read(read, out value, out error)
            : Refuse($"{Expected}, not {Found.In(literal)}.", out value, out error);
    }

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var read) && double.IsFinite(read)
            ? Read(read, out value, out error)
            : Refuse($"{Expected}, not {Found.In(json)}.", out value, out error);
}

/// <summary>https://spec.graphql.org/September2025/#sec-String</summary>
internal sealed class StringCoercion : ScalarCoercion
{
    public override bool TryReadLiteral(Value literal, out object? value, out string? error) =>
        literal is StringValue text
            ? Read(text.Text, out value, out error)
            : Refuse($"\"String\" expects a string, not {Found.In(literal)}.", out value, out error);

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.String && Found.TryGetText(json, out var text)
            ? Read(text, out value, out error)
            : Refuse($"\"String\" expects a string, not {Found.In(json)}.", out value, out error);
}

/// <summary>https://spec.graphql.org/September2025/#sec-Boolean; the value is a <see cref="bool"/>.</summary>
internal sealed class BooleanCoercion : ScalarCoercion
{
    public override bool TryReadLiteral(Value literal, out object? value, out string? error) =>
        literal is BooleanValue boolean
            ? Read(boolean.IsTrue, out value, out error)
            : Refuse($"\"Boolean\" expects true or false, not {Found.In(literal)}.", out value, out error);

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Read(json.GetBoolean(), out value, out error)
            : Refuse($"\"Boolean\" expects true or false, not {Found.In(json)}.", out value, out error);
}

/// <summary>https://spec.graphql.org/September2025/#sec-ID; the value is a string, whole numbers as written.</summary>
internal sealed class IdCoercion : ScalarCoercion
{
    private const string Expected = "\"ID\" expects a string or a whole number";

    public override bool TryReadLiteral(Value literal, out object? value, out string? error) => literal switch
    {
        StringValue text => Read(text.Text, out value, out error),
        IntValue number => Read(number.Text, out value, out error),
        _ => Refuse($"{Expected}, not {Found.In(literal)}.", out value, out error),
    };

    public override bool TryReadJson(JsonElement json, out object? value, out string? error)
    {
        if (json.ValueKind == JsonValueKind.String && Found.TryGetText(json, out var text))
        {
            return Read(text, out value, out error);
        }

        return WholeNumber.TryRead(json, out var digits)
            ? Read(digits, out value, out error)
            : Refuse($"{Expected}, not {Found.In(json)}.", out value, out error);
    }
}
