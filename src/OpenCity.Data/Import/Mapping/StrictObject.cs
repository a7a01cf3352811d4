using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Import.Mapping;

/// <summary>
/// An object whose keys are all known: what is asked for is taken, what is left over at the end is a mistake, and every value of
/// the wrong kind is one. Reading goes on after a mistake, so that all are reported at once.
/// </summary>
internal sealed class StrictObject
{
    private readonly MappingDiagnostics _diagnostics;
    private readonly Dictionary<string, PlacedMember> _left;
    private readonly List<string> _known = [];
    private readonly string _what;

    private StrictObject(PlacedJson value, string what, MappingDiagnostics diagnostics)
    {
        Offset = value.Offset;
        _what = what;
        _diagnostics = diagnostics;
        _left = value.Members.ToDictionary(member => member.Name);
    }

    /// <summary>Where the object starts.</summary>
    internal int Offset { get; }

    /// <summary>Opens an object; null, reported, where the value is none.</summary>
    internal static StrictObject? Open(PlacedJson value, string what, MappingDiagnostics diagnostics)
    {
        if (value.Kind == JsonValueKind.Object)
        {
            return new StrictObject(value, what, diagnostics);
        }

        diagnostics.Add(value.Offset, $"{Capital(what)} must be an object, not {Name(value.Kind)}.", "Write { … }.");
        return null;
    }

    /// <summary>The value of a key, or null where it is not there.</summary>
    internal PlacedJson? Take(string name)
    {
        _known.Add(name);
        return _left.Remove(name, out var member) ? member.Value : null;
    }

    /// <summary>Whether the key is there; it still has to be taken.</summary>
    internal bool Has(string name) => _left.ContainsKey(name);

    /// <summary>The value of a key that must be there.</summary>
    internal PlacedJson? TakeRequired(string name, string remedy)
    {
        var value = Take(name);
        if (value is null)
        {
            _diagnostics.Add(Offset, $"{Capital(_what)} has no key \"{name}\".", remedy);
        }

        return value;
    }

    /// <summary>A string, or null where the key is not there or holds something else (reported).</summary>
    internal string? TakeString(string name) => Take(name) is { } value ? StringOf(value, name) : null;

    /// <summary>A string that must be there.</summary>
    internal string? TakeRequiredString(string name, string remedy) =>
        TakeRequired(name, remedy) is { } value ? StringOf(value, name) : null;

    /// <summary>A single character, or null.</summary>
    internal char? TakeCharacter(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.Kind == JsonValueKind.String && value.Text!.Length == 1)
        {
            return value.Text[0];
        }

        _diagnostics.Add(value.Offset, $"\"{name}\" must be one character.", "Write it in quotes: \",\".");
        return null;
    }

    /// <summary>A whole number in a range, or null.</summary>
    internal int? TakeInt(string name, int min, int max)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.Kind == JsonValueKind.Number
            && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        _diagnostics.Add(value.Offset, $"\"{name}\" must be a whole number from {min} to {max}.");
        return null;
    }

    /// <summary>A number, or null.</summary>
    internal double? TakeNumber(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.Kind == JsonValueKind.Number
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number))
        {
            return number;
        }

        _diagnostics.Add(value.Offset, $"\"{name}\" must be a number.");
        return null;
    }

    /// <summary>A list of strings; a single string counts as a list of one. Null where the key is not there.</summary>
    internal ImmutableArray<string>? TakeStrings(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.Kind != JsonValueKind.Array)
        {
            return StringOf(value, name) is { } one ? [one] : [];
        }

        return [.. value.Items.Select(item => StringOf(item, name)).OfType<string>()];
    }

    /// <summary>Members that were not taken by name: keys that are data.</summary>
    internal IEnumerable<PlacedMember> TakeRest()
    {
        PlacedMember[] rest = [.. _left.Values.OrderBy(member => member.Offset)];
        _left.Clear();
        return rest;
    }

    /// <summary>Reports the keys that nothing asked for.</summary>
    internal void Finish()
    {
        foreach (var member in _left.Values)
        {
            var near = NearName.Find(member.Name, _known);
            _diagnostics.Add(member.Offset, $"{Capital(_what)} has no key named \"{member.Name}\".",
                near is not null ? $"Did you mean \"{near}\"?" : $"Known keys are {string.Join(", ", _known)}.");
        }
    }

    /// <summary>What a message calls a kind of value.</summary>
    internal static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private string? StringOf(PlacedJson value, string name)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return value.Text;
        }

        _diagnostics.Add(value.Offset, $"\"{name}\" must be a string, not {Name(value.Kind)}.");
        return null;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
