using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>Between which places the nearest records are sought (<c>@nearest</c>), and how many and how far.</summary>
internal sealed class NearestRules(Symbols symbols, Findings findings)
{
    /// <summary>Most records that a field may have.</summary>
    internal const int Most = 100;

    /// <summary>Half of the way around the earth, in metres.</summary>
    internal const double Farthest = 20_100_000;

    /// <summary>Finds the place of the field's type and that of the items; a mistake is reported.</summary>
    internal void Resolve(FieldDraft field)
    {
        var directive = field.Node.Directives.First(node => node.Name.Value == "nearest");
        field.From = PlaceOf(field, directive, field.Type);
        field.To = PlaceOf(field, directive, field.Target!);
        if (symbols.Whole(directive, "max") is not (null or (>= 1 and <= Most)))
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "max"), $"\"{field.Coordinate}\" has at most {symbols.Whole(directive, "max")} records.",
                $"Give max as 1 to {Most}.");
        }

        if (symbols.Number(directive, "within") is not (null or (> 0 and <= Farthest)))
        {
            findings.Add(
                field.File.Source, Symbols.PlaceOf(directive, "within"), $"\"{field.Coordinate}\" reaches no distance on the earth.",
                $"Give within in metres, more than 0 and at most {Farthest}.");
        }
    }

    private FieldDraft? PlaceOf(FieldDraft field, Directive directive, TypeDraft type)
    {
        var places = type.Fields.Where(other => other is { Role: FieldRole.Value, Kind: ValueKind.GeoPoint }).ToList();
        if (places.Count != 1)
        {
            findings.Add(
                field.File.Source, directive,
                $"\"{field.Coordinate}\" seeks the nearest, but \"{type.Name}\" has {(places.Count == 0 ? "no place" : "several places")}.",
                $"Give \"{type.Name}\" one field of the type GeoPoint.");
        }

        return places.Count == 1 ? places[0] : null;
    }
}
