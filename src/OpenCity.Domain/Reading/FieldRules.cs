using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>What a field of a record type may be: a value, a reference, a shortcut, a collection, the latest of one or the nearest.</summary>
internal sealed class FieldRules(Symbols symbols, Findings findings)
{
    /// <summary>Names that every record has or that filters and aggregates use themselves.</summary>
    private static readonly string[] Reserved =
        ["id", "dataset", "observedAt", "recordedAt", "quality", "provenance", "and", "or", "count", "key"];

    private readonly ValueRules _values = new(symbols, findings);

    /// <summary>Reads the fields of all record types, those of extensions last.</summary>
    internal void Read(SdlFolder folder)
    {
        foreach (var extensions in (bool[])[false, true])
        {
            foreach (var file in folder.Files)
            {
                foreach (var node in file.Document.Definitions.OfType<ObjectTypeDefinition>())
                {
                    if (node.IsExtension == extensions
                        && symbols.RecordTypes.TryGetValue(node.Name.Value, out var type)
                        && (extensions || ReferenceEquals(type.Node, node)))
                    {
                        ReadFields(file, node, type);
                    }
                }
            }
        }
    }

    private void ReadFields(SdlFile file, ObjectTypeDefinition node, TypeDraft type)
    {
        foreach (var definition in node.Fields)
        {
            if (type.Find(definition.Name.Value) is not null)
            {
                // A second field of the name: the schema builder reports it.
                continue;
            }

            var field = new FieldDraft(type, definition, file);
            type.Fields.Add(field);
            CheckName(field);
            if (definition.Arguments is [var argument, ..])
            {
                findings.Add(
                    file.Source, argument,
                    $"The field \"{field.Coordinate}\" declares arguments.",
                    "Leave them out: @localized and @collection bring theirs.");
            }

            ReadRole(field);
            if (field.IsStored && !ReferenceEquals(file, type.File))
            {
                findings.Add(
                    file.Source, definition.Name,
                    $"The field \"{field.Coordinate}\" adds a column to a type of another file.",
                    $"Extensions in another file add @collection, @latest, @via and @nearest only; declare it in {type.File.DatasetName}.graphql.");
            }
        }
    }

    private void CheckName(FieldDraft field)
    {
        if (Reserved.Contains(field.Name) || field.Name.StartsWith("__", StringComparison.Ordinal))
        {
            findings.Add(
                field.File.Source, field.Node.Name,
                $"The field name \"{field.Name}\" is the platform's own.",
                "Choose another name. Reserved are: " + string.Join(", ", Reserved) + ", and names that begin with \"__\".");
        }
    }

    private void ReadRole(FieldDraft field)
    {
        var type = field.Node.Type;
        field.IsNullable = type is not NonNullTypeReference;
        var nullable = (type as NonNullTypeReference)?.OfType ?? type;
        var list = nullable as ListTypeReference;
        var name = NamedOf(type);
        var relations = field.Node.Directives.Where(directive => directive.Name.Value is "reference" or "collection" or "latest" or "via" or "nearest").ToList();
        if (relations.Count > 1)
        {
            findings.Add(
                field.File.Source, relations[1],
                $"The field \"{field.Coordinate}\" has both @{relations[0].Name.Value} and @{relations[1].Name.Value}.",
                "Keep the one that is meant.");
            return;
        }

        if (!symbols.RecordTypes.TryGetValue(name, out var target))
        {
            ReadValue(field, name, list, relations.FirstOrDefault());
            return;
        }

        field.Target = target;
        switch (relations.FirstOrDefault()?.Name.Value)
        {
            case "collection" when type is NonNullTypeReference { OfType: ListTypeReference { OfType: NonNullTypeReference { OfType: NamedTypeReference } } }:
                field.Role = FieldRole.Collection;
                _values.RefuseOn(field, "a collection");
                break;
            case "collection":
                Refuse(field, $"The collection \"{field.Coordinate}\" is declared as \"{type}\".", $"Declare it as \"[{name}!]!\".");
                break;
            case "latest" when type is NamedTypeReference:
                field.Role = FieldRole.Latest;
                _values.RefuseOn(field, "the latest of a collection");
                break;
            case "latest":
                Refuse(
                    field, $"The field \"{field.Coordinate}\" with @latest is declared as \"{type}\".",
                    $"Declare it as \"{name}\": there may be none yet.");
                break;
            case "nearest" when type is NonNullTypeReference { OfType: ListTypeReference { OfType: NonNullTypeReference { OfType: NamedTypeReference } } }:
                field.Role = FieldRole.Nearest;
                _values.RefuseOn(field, "a list of the nearest");
                break;
            case "nearest":
                Refuse(field, $"The field \"{field.Coordinate}\" with @nearest is declared as \"{type}\".", $"Declare it as \"[{name}!]!\".");
                break;
            case "via" when list is null:
                field.Role = FieldRole.Via;
                _values.RefuseOn(field, "a shortcut");
                break;
            case "via":
                Refuse(field, $"The shortcut \"{field.Coordinate}\" is declared as \"{type}\".", $"Declare it as \"{name}\" or \"{name}!\".");
                break;
            case "reference" when list is null:
                field.Role = FieldRole.Reference;
                _values.ReadReference(field, relations[0]);
                break;
            case "reference":
                Refuse(field, $"The reference \"{field.Coordinate}\" is declared as \"{type}\".", $"Declare it as \"{name}\" or \"{name}!\".");
                break;
            default:
                Refuse(
                    field, $"The field \"{field.Coordinate}\" returns the record type \"{name}\", but does not say how.",
                    list is null ? "Add @reference (many-to-one), @via or @latest." : "Add @collection (one-to-many) or @nearest.");
                break;
        }
    }

    private void ReadValue(FieldDraft field, string name, ListTypeReference? list, Directive? relation)
    {
        var enumeration = symbols.FindType(name) as EnumTypeDefinition;
        if (relation is not null)
        {
            if (IsKnown(name))
            {
                findings.Add(
                    field.File.Source, relation,
                    $"The field \"{field.Coordinate}\" has @{relation.Name.Value}, but \"{name}\" is no record type.",
                    "Relations are between record types: types of datasets/ with @dataset or @partOf.");
            }
        }
        else if (list is not null)
        {
            Refuse(
                field, $"The field \"{field.Coordinate}\" is a list.",
                "Lists are collections of record types only; put the items into a record type of their own, or declare one value.");
        }
        else if ((KindOf(name) ?? (enumeration is null ? null : ValueKind.Enum)) is { } kind)
        {
            field.Role = FieldRole.Value;
            field.Kind = kind;
            field.Enum = enumeration;
            _values.Read(field);
        }
        else if (IsKnown(name))
        {
            Refuse(
                field, $"The field \"{field.Coordinate}\" is of the type \"{name}\", which cannot be stored.",
                "Values are of ID, String, Int, Long, Float, Boolean, DateTime, LocalDate, URI, GeoPoint or an enum.");
        }
    }

    /// <summary>Whether the type exists; that one does not is the schema builder's to report.</summary>
    private bool IsKnown(string name) => KindOf(name) is not null || symbols.FindType(name) is not null;

    private void Refuse(FieldDraft field, string message, string remedy) =>
        findings.Add(field.File.Source, field.Node.Type, message, remedy);

    private static string NamedOf(TypeReference type) => type switch
    {
        NonNullTypeReference nonNull => NamedOf(nonNull.OfType),
        ListTypeReference list => NamedOf(list.OfType),
        NamedTypeReference named => named.Name.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ValueKind? KindOf(string name) => name switch
    {
        "ID" => ValueKind.Id,
        "String" => ValueKind.String,
        "Int" => ValueKind.Int,
        "Long" => ValueKind.Long,
        "Float" => ValueKind.Float,
        "Boolean" => ValueKind.Boolean,
        "DateTime" => ValueKind.DateTime,
        "LocalDate" => ValueKind.LocalDate,
        "URI" => ValueKind.Uri,
        "GeoPoint" => ValueKind.GeoPoint,
        _ => null,
    };
}
