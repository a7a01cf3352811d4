using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Domain.Publishing;

/// <summary>Inputs that hold the operators of a scalar or an enum, narrowed ones under names of their own.</summary>
internal sealed class OperationInputs
{
    private static readonly (string Name, FilterOperators Family, string Description)[] Operators =
    [
        ("eq", FilterOperators.Eq, "Equals the value; with null, there is none."),
        ("neq", FilterOperators.Eq, "Does not equal the value; records without a value are among them, unless null is given."),
        ("contains", FilterOperators.Text, "Contains the text, letter by letter."),
        ("ncontains", FilterOperators.Text, "Does not contain the text."),
        ("in", FilterOperators.In, "Equals one of the values."),
        ("nin", FilterOperators.In, "Equals none of the values."),
        ("startsWith", FilterOperators.Text, "Begins with the text, letter by letter."),
        ("nstartsWith", FilterOperators.Text, "Does not begin with the text."),
        ("endsWith", FilterOperators.Text, "Ends with the text, letter by letter."),
        ("nendsWith", FilterOperators.Text, "Does not end with the text."),
        ("gt", FilterOperators.Range, "Is greater than the value."),
        ("ngt", FilterOperators.Range, "Is not greater than the value."),
        ("gte", FilterOperators.Range, "Is greater than the value or equals it."),
        ("ngte", FilterOperators.Range, "Is neither greater than the value nor equal to it."),
        ("lt", FilterOperators.Range, "Is less than the value."),
        ("nlt", FilterOperators.Range, "Is not less than the value."),
        ("lte", FilterOperators.Range, "Is less than the value or equals it."),
        ("nlte", FilterOperators.Range, "Is neither less than the value nor equal to it."),
    ];

    // A beginning is found by an index, an end and a middle are not.
    private static readonly ImmutableArray<string> Searches = ["contains", "ncontains", "endsWith", "nendsWith"];

    private readonly SortedDictionary<string, Action<SdlWriter>> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nullableEnums;
    private readonly ImmutableArray<string> _languages;

    internal OperationInputs(City city)
    {
        _languages = city.Languages;
        _nullableEnums = [.. city.RecordTypes.SelectMany(type => type.Fields).OfType<ValueField>()
            .Where(field => field is { Enum: not null, IsNullable: true }).Select(field => field.Enum!.Name)];
    }

    /// <summary>Name of the input of a field, or null where it does not filter.</summary>
    internal string? For(ValueField field)
    {
        var all = FilterFamilies.Of(field.Kind);
        var families = field.Filters ?? all;
        if (families.IsEmpty)
        {
            return null;
        }

        var name = field.Enum is { } enumeration ? EnumInput(enumeration.Name, families) : ScalarInput(field.Kind, families);
        return field.IsLocalized ? LocalizedInput(name, Narrowed(families, all)) : name;
    }

    /// <summary>Name of the input of the platform's own fields of a kind.</summary>
    internal string For(ValueKind kind) => ScalarInput(kind, FilterFamilies.Of(kind));

    /// <summary>Name of the input of an enum with all its operators.</summary>
    internal string ForEnum(string name) => EnumInput(name, FilterFamilies.Of(ValueKind.Enum));

    /// <summary>Writes the inputs that were asked for, in alphabetical order.</summary>
    internal void Write(SdlWriter writer)
    {
        foreach (var write in _inputs.Values)
        {
            write(writer);
        }
    }

    private string ScalarInput(ValueKind kind, ImmutableArray<FilterOperators> families)
    {
        var scalar = kind switch
        {
            ValueKind.Id => "ID",
            ValueKind.Uri => "String",
            _ => kind.ToString(),
        };
        var name = $"{(kind == ValueKind.Id ? "Id" : scalar)}{Narrowed(families, FilterFamilies.Of(kind))}{PublicNames.OperationsSuffix}";
        return Add(name, $"Operators on {Kinds(kind)}; several in one object must all hold.", scalar, $"[{scalar}]", families, kind is ValueKind.String or ValueKind.Uri);
    }

    private string EnumInput(string enumeration, ImmutableArray<FilterOperators> families)
    {
        var name = $"{enumeration}{Narrowed(families, FilterFamilies.Of(ValueKind.Enum))}{PublicNames.OperationsSuffix}";
        var list = _nullableEnums.Contains(enumeration) ? $"[{enumeration}]" : $"[{enumeration}!]";
        return Add(name, $"Operators on values of {enumeration}; several in one object must all hold.", enumeration, list, families, false);
    }

    private string Add(string name, string description, string type, string list, ImmutableArray<FilterOperators> families, bool combines)
    {
        _inputs[name] = writer =>
        {
            writer.Begin(description, "input " + name);
            if (combines)
            {
                writer.Member("All of these hold.", "and", $"[{name}!]");
                writer.Member("One of these holds.", "or", $"[{name}!]");
            }

            foreach (var (member, family, text) in Operators.Where(member => families.Contains(member.Family)))
            {
                var cost = family == FilterOperators.In ? Costs.Item : Searches.Contains(member) ? Costs.Search : "";
                writer.Member(text, member, family == FilterOperators.In ? list : type, directives: cost);
            }

            writer.End();
        };
        return name;
    }

    private string LocalizedInput(string text, string narrowed)
    {
        var name = PublicNames.LocalizedTextFilter.Insert("LocalizedText".Length, narrowed);
        _inputs[name] = writer =>
        {
            writer.Begin("Operators on a text by language; several languages in one object must all hold.", "input " + name);
            foreach (var language in _languages)
            {
                writer.Member($"The text in the language {language}.", language.ToLowerInvariant(), text);
            }

            writer.Member("The text in at least one language.", "any", text);
            writer.End();
        };
        return name;
    }

    /// <summary>What narrowing adds to a name: the families that stay, or nothing where all do.</summary>
    private static string Narrowed(ImmutableArray<FilterOperators> families, ImmutableArray<FilterOperators> all) =>
        families.Length == all.Length ? "" : string.Concat(families.Order());

    /// <summary>The values of a kind, in words.</summary>
    internal static string Kinds(ValueKind kind) => kind switch
    {
        ValueKind.Id => "ids",
        ValueKind.String or ValueKind.Uri => "texts, which compare by code point and tell upper from lower case",
        ValueKind.Int or ValueKind.Long or ValueKind.Float => "numbers",
        ValueKind.Boolean => "true and false",
        ValueKind.DateTime => "instants",
        ValueKind.LocalDate => "days",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
