using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>Which directives a value or a reference may have, and what their arguments may say.</summary>
internal sealed class ValueRules(Symbols symbols, Findings findings)
{
    private const int MaxText = 4000;
    private const int MaxDecimals = 15;

    private static readonly ValueKind[] Numbers = [ValueKind.Int, ValueKind.Long, ValueKind.Float];
    private static readonly ValueKind[] Texts = [ValueKind.Id, ValueKind.String, ValueKind.Uri];
    private static readonly ValueKind[] Times = [ValueKind.DateTime, ValueKind.LocalDate];
    private static readonly string[] OfStoredFields = ["key", "time", "unit", "number", "text", "localized", "filter", "source"];

    /// <summary>Reads the directives of a value field.</summary>
    internal void Read(FieldDraft field)
    {
        foreach (var directive in field.Node.Directives)
        {
            switch (directive.Name.Value)
            {
                case "key":
                    ReadKey(field, directive);
                    break;
                case "time" when Fits(field, directive, "a DateTime or LocalDate", Times):
                    ReadTime(field, directive);
                    break;
                case "unit" when Fits(field, directive, "a number", Numbers):
                    ReadUnit(field, directive);
                    break;
                case "number" when Fits(field, directive, "a number", Numbers):
                    ReadNumber(field, directive);
                    break;
                case "text" when Fits(field, directive, "an ID, String or URI", Texts):
                    ReadText(field, directive);
                    break;
                case "localized" when Fits(field, directive, "a String", ValueKind.String):
                    field.IsLocalized = true;
                    break;
                case "filter":
                    ReadFilter(field, directive);
                    break;
                case "source":
                    ReadSource(field, directive);
                    break;
            }
        }

        if (field is { IsKey: true, IsLocalized: true })
        {
            findings.Add(
                field.File.Source, field.Node.Name,
                $"The key \"{field.Coordinate}\" is localised.",
                "Choose a key that is the same in every language: a code, a number.");
        }
    }

    /// <summary>Reads the directives of a reference.</summary>
    internal void ReadReference(FieldDraft field, Directive reference)
    {
        field.NullWhenUnknown = symbols.EnumName(reference, "onUnknown") == "NULL_VALUE";
        if (field is { NullWhenUnknown: true, IsNullable: false })
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(reference, "onUnknown"),
                $"The reference \"{field.Coordinate}\" is to be null where the target is unknown, but is non-null.",
                $"Declare it as \"{field.Target!.Name}\", or leave onUnknown out.");
        }

        foreach (var directive in field.Node.Directives)
        {
            switch (directive.Name.Value)
            {
                case "key":
                    ReadKey(field, directive);
                    break;
                case "source":
                    ReadSource(field, directive);
                    break;
                case "time" or "unit" or "number" or "text" or "localized" or "filter":
                    Misplaced(field, directive, "a value", "a reference");
                    break;
            }
        }
    }

    /// <summary>Reports every directive of stored fields on a field that stores nothing.</summary>
    internal void RefuseOn(FieldDraft field, string what)
    {
        foreach (var directive in field.Node.Directives.Where(directive => OfStoredFields.Contains(directive.Name.Value)))
        {
            Misplaced(field, directive, "a field that stores something", what);
        }
    }

    private void ReadKey(FieldDraft field, Directive directive)
    {
        if (field.Role == FieldRole.Value && field.Kind is ValueKind.Float or ValueKind.Boolean or ValueKind.Uri or ValueKind.GeoPoint)
        {
            findings.Add(
                field.File.Source, directive,
                $"The key \"{field.Coordinate}\" is of the type \"{field.Node.Type}\".",
                "Keys are of ID, String, Int, Long, LocalDate, DateTime, an enum or a reference.");
            return;
        }

        if (field.IsNullable)
        {
            findings.Add(
                field.File.Source, field.Node.Type,
                $"The key \"{field.Coordinate}\" is nullable.",
                $"Declare it as \"{field.Node.Type}!\".");
            return;
        }

        field.IsKey = true;
    }

    private void ReadTime(FieldDraft field, Directive directive)
    {
        if (field.Type.Time is { } first)
        {
            findings.Add(
                field.File.Source, directive,
                $"The type \"{field.Type.Name}\" has a second @time; \"{first.Name}\" has it already.",
                "Keep the one that the record is about.");
            return;
        }

        field.IsTime = true;
    }

    private void ReadUnit(FieldDraft field, Directive directive)
    {
        field.Unit = symbols.Text(directive, "ucum");
        if (field.Unit is { } unit && !UcumCode.IsWellFormed(unit))
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "ucum"),
                $"\"{unit}\" is no UCUM code.",
                "Write it in the case-sensitive form with ASCII only: \"ug/m3\", \"[ppm]\", \"km/h\", \"Cel\", \"{person}\".");
        }
    }

    private void ReadNumber(FieldDraft field, Directive directive)
    {
        (field.Min, field.Max) = (symbols.Number(directive, "min"), symbols.Number(directive, "max"));
        if (field.Min > field.Max)
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "min"),
                $"The bounds of \"{field.Coordinate}\" leave no number: min is above max.", "Exchange them.");
        }

        if (symbols.Whole(directive, "decimals") is not { } decimals)
        {
            return;
        }

        if (field.Kind != ValueKind.Float)
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "decimals"),
                $"The whole number \"{field.Coordinate}\" has decimals.",
                "Leave decimals out, or declare it as Float.");
        }
        else if (decimals is < 0 or > MaxDecimals)
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "decimals"),
                $"\"{field.Coordinate}\" cannot keep {decimals} decimals.", $"Give 0 to {MaxDecimals}.");
        }
        else
        {
            field.Decimals = (int)decimals;
        }
    }

    private void ReadText(FieldDraft field, Directive directive)
    {
        var max = symbols.Whole(directive, "max");
        if (max is < 1 or > MaxText)
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "max"),
                $"The text \"{field.Coordinate}\" cannot have the length {max}.", $"Give 1 to {MaxText}.");
        }
        else if (max is not null)
        {
            field.MaxLength = (int)max;
        }
    }

    private void ReadFilter(FieldDraft field, Directive directive)
    {
        if (field.Kind == ValueKind.GeoPoint)
        {
            Misplaced(field, directive, "a value with operators", "a GeoPoint, which has near and box alone");
            return;
        }

        var operators = ImmutableArray.CreateBuilder<FilterOperators>();
        foreach (var (name, node) in symbols.Names(directive, "ops"))
        {
            if (!Enum.TryParse<FilterOperators>(name, ignoreCase: true, out var family))
            {
                // Not a value of FilterOp: the schema builder reports it.
                continue;
            }

            if (!FilterFamilies.Of(field.Kind).Contains(family))
            {
                findings.Add(
                    field.File.Source, node,
                    $"The field \"{field.Coordinate}\" has no operators of the family \"{name}\".",
                    "It has: " + string.Join(", ", FilterFamilies.Of(field.Kind).Select(item => item.ToString().ToUpperInvariant())) + ".");
            }
            else if (!operators.Contains(family))
            {
                operators.Add(family);
            }
        }

        field.Filters = [.. operators.Order()];
    }

    private void ReadSource(FieldDraft field, Directive directive)
    {
        field.SourceField = symbols.Text(directive, "field");
        if (field.SourceField is { } name && string.IsNullOrWhiteSpace(name))
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "field"),
                $"@source of \"{field.Coordinate}\" names no column.", "Name it, or leave @source out.");
        }
    }

    private bool Fits(FieldDraft field, Directive directive, string expected, params ReadOnlySpan<ValueKind> kinds)
    {
        if (kinds.Contains(field.Kind))
        {
            return true;
        }

        Misplaced(field, directive, expected, $"of the type \"{field.Node.Type}\"");
        return false;
    }

    private void Misplaced(FieldDraft field, Directive directive, string expected, string actual) =>
        findings.Add(
            field.File.Source, directive,
            $"@{directive.Name.Value} is for {expected}, but \"{field.Coordinate}\" is {actual}.",
            $"Leave @{directive.Name.Value} out.");
}
