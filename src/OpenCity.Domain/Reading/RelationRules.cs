using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>Which reference a collection goes by, which fields an index has, and that records can be written in some order.</summary>
internal sealed class RelationRules(Symbols symbols, Findings findings)
{
    /// <summary>Resolves relations and indexes of all record types.</summary>
    internal void Check()
    {
        var shortcuts = new ShortcutRules(symbols, findings);
        foreach (var field in symbols.RecordTypes.Values.SelectMany(type => type.Fields).Where(field => field.Role == FieldRole.Via))
        {
            shortcuts.Resolve(field);
        }

        var places = new NearestRules(symbols, findings);
        foreach (var field in symbols.RecordTypes.Values.SelectMany(type => type.Fields).Where(field => field.Role == FieldRole.Nearest))
        {
            places.Resolve(field);
        }

        foreach (var type in symbols.RecordTypes.Values)
        {
            foreach (var field in type.Fields.Where(field => field.Role is FieldRole.Collection or FieldRole.Latest))
            {
                ResolveBy(field);
            }

            foreach (var (directive, file) in type.Directives.Where(item => item.Node.Name.Value == "index"))
            {
                ReadIndex(type, directive, file);
            }
        }
    }

    /// <summary>Record types, referred-to ones first; a circle of references that must be there is reported.</summary>
    internal ImmutableArray<TypeDraft> InOrder()
    {
        var ordered = new List<TypeDraft>();
        var rest = symbols.RecordTypes.Values.ToList();
        while (rest.Count > 0)
        {
            // A reference that may be null can be written later, so it waits for its target only as long as there is a choice.
            var next = rest.Find(type => type.Fields.All(field => !Waits(field, rest, orNull: true)))
                ?? rest.Find(type => type.Fields.All(field => !Waits(field, rest, orNull: false)));
            if (next is null)
            {
                ReportCircles(rest);
                return [];
            }

            ordered.Add(next);
            rest.Remove(next);
        }

        return [.. ordered];
    }

    private static bool Waits(FieldDraft field, List<TypeDraft> rest, bool orNull) =>
        field.Role == FieldRole.Reference
        && (orNull ? !ReferenceEquals(field.Target, field.Type) || !field.IsNullable : !field.IsNullable)
        && rest.Contains(field.Target!);

    private void ReportCircles(List<TypeDraft> rest)
    {
        foreach (var field in rest.SelectMany(type => type.Fields).Where(field => Waits(field, rest, orNull: false)))
        {
            if (Reaches(field.Target!, field.Type, []))
            {
                findings.Add(
                    field.File.Source, field.Node.Name,
                    $"The reference \"{field.Coordinate}\" closes a circle of references that must all be there; no record could be the first.",
                    field.IsKey ? "Take it out of the key, or make another reference of the circle nullable." : $"Declare it as \"{field.Target!.Name}\".");
            }
        }
    }

    private static bool Reaches(TypeDraft from, TypeDraft to, HashSet<TypeDraft> seen) =>
        ReferenceEquals(from, to)
        || (seen.Add(from) && from.Fields.Any(field =>
            field is { Role: FieldRole.Reference, IsNullable: false } && Reaches(field.Target!, to, seen)));

    private void ResolveBy(FieldDraft field)
    {
        var item = field.Target!;
        var directive = field.Node.Directives.First(node => node.Name.Value is "collection" or "latest");
        var by = symbols.Text(directive, "by");
        var links = item.Fields
            .Where(other => other.Role is FieldRole.Reference or FieldRole.Via && ReferenceEquals(other.Target, field.Type)).ToList();

        // A shortcut is meant where it is named, or where there is nothing else.
        var candidates = by is null && links.Exists(other => other.Role == FieldRole.Reference)
            ? links.FindAll(other => other.Role == FieldRole.Reference)
            : links;
        var names = string.Join(", ", candidates.Select(other => $"\"{other.Name}\""));
        field.By = by is null ? candidates.Count == 1 ? candidates[0] : null : candidates.Find(other => other.Name == by);
        if (field.By is null)
        {
            var (message, remedy) = (by, candidates.Count) switch
            {
                (_, 0) => ($"\"{item.Name}\" has no reference to \"{field.Type.Name}\" that \"{field.Coordinate}\" could go by.",
                    $"Add a field \"{field.Type.Name}\" with @reference to \"{item.Name}\"."),
                (null, _) => ($"\"{item.Name}\" has several references to \"{field.Type.Name}\": {names}.",
                    $"Say which: @{directive.Name.Value}(by: {names.Split(',')[0]})."),
                _ => ($"\"{by}\" is no reference of \"{item.Name}\" to \"{field.Type.Name}\".", $"There is: {names}."),
            };
            findings.Add(field.File.Source, Symbols.PlaceOf(directive, "by"), message, remedy);
        }

        if (field.Role == FieldRole.Latest && item.Time is null)
        {
            findings.Add(
                field.File.Source, directive,
                $"\"{field.Coordinate}\" asks for the latest \"{item.Name}\", which has no @time.",
                $"Mark the time of \"{item.Name}\" with @time.");
        }
    }

    private void ReadIndex(TypeDraft type, Directive directive, SdlFile file)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDraft>();
        var names = symbols.Names(directive, "fields");
        foreach (var (name, node) in names)
        {
            var field = type.Find(name);
            if (field is null)
            {
                findings.Add(
                    file.Source, node, $"The index names \"{name}\", which is no field of \"{type.Name}\".",
                    "Name stored fields: " + string.Join(", ", type.Fields.Where(other => other.IsStored).Select(other => other.Name)) + ".");
            }
            else if (field.IsLocalized || !field.IsStored || (field.Role == FieldRole.Value && field.Kind == ValueKind.GeoPoint))
            {
                findings.Add(
                    file.Source, node, $"The index names \"{name}\", which has no single column.",
                    "Leave it out: collections, localised texts and places cannot be indexed.");
            }
            else if (fields.Contains(field))
            {
                findings.Add(file.Source, node, $"The index names \"{name}\" twice.", "Name each field once.");
            }
            else
            {
                fields.Add(field);
            }
        }

        if (names.IsEmpty && symbols.Argument(directive, "fields") is ListValue { Values: [] })
        {
            findings.Add(file.Source, Symbols.PlaceOf(directive, "fields"), $"An index of \"{type.Name}\" names no field.", "Name stored fields in the index's order.");
        }

        if (fields.Count > 0)
        {
            type.Indexes.Add(fields.ToImmutable());
        }
    }
}
