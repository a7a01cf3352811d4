using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>A scalar that is given as a string of a certain format, in literals and in JSON alike.</summary>
internal abstract class TextScalarCoercion : ScalarCoercion
{
    /// <summary>What is expected: <c>"LocalDate" expects a day like "2019-07-07"</c>.</summary>
    protected abstract string Expected { get; }

    public sealed override bool TryReadLiteral(Value literal, out object? value, out string? error) =>
        literal is StringValue text
            ? TryReadText(text.Text, out value, out error)
            : Refuse($"{Expected}, not {Found.In(literal)}.", out value, out error);

    public sealed override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.String && Found.TryGetText(json, out var text)
            ? TryReadText(text, out value, out error)
            : Refuse($"{Expected}, not {Found.In(json)}.", out value, out error);

    /// <summary>Reads the text; null where it is not of the format, with the reason where one can be told.</summary>
    protected abstract object? ReadText(string text, out string? reason);

    private bool TryReadText(string text, out object? value, out string? error) =>
        ReadText(text, out var reason) is { } read
            ? Read(read, out value, out error)
            : Refuse($"{Expected}, not {Found.Text(text)}{(reason is null ? "" : $": {reason}")}.", out value, out error);
}
