using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>No two things get one name: root fields, generated types, tables, columns.</summary>
internal sealed class NameRules(Symbols symbols, Findings findings)
{
    private static readonly string[] RecordColumns = ["recorded_at", "quality", "provenance"];

    /// <summary>Checks all names.</summary>
    internal void Check(SdlFolder folder)
    {
        CheckRootFields(folder);
        CheckTypes(folder);
        CheckTables();
        foreach (var type in symbols.RecordTypes.Values)
        {
            CheckColumns(type);
        }
    }

    private void CheckRootFields(SdlFolder folder)
    {
        var taken = PublicNames.RootFields.ToDictionary(name => name, _ => "the platform");
        foreach (var field in folder.Files.SelectMany(file => file.Document.Definitions).OfType<ObjectTypeDefinition>()
            .Where(type => type.Name.Value == "Query").SelectMany(type => type.Fields))
        {
            taken.TryAdd(field.Name.Value, "the type Query");
        }

        var connections = new Dictionary<string, string>();
        foreach (var type in symbols.RecordTypes.Values)
        {
            var place = (SyntaxNode?)type.Api ?? type.Node.Name;
            foreach (var name in (string[])[type.SingularName, type.PluralName])
            {
                if (!IsName(name))
                {
                    findings.Add(
                        type.File.Source, place, $"\"{name}\" is no name of a root field.",
                        "Use a letter, then letters and digits; names that begin with \"__\" are GraphQL's own.");
                }
                else if (!taken.TryAdd(name, $"\"{type.Name}\""))
                {
                    findings.Add(
                        type.File.Source, place,
                        $"The root field \"{name}\" of \"{type.Name}\" is taken by {(taken[name] == $"\"{type.Name}\"" ? "its other root field" : taken[name])}.",
                        "Name the root fields by @api(one: ..., many: ...).");
                }
                else if (name == type.PluralName && !connections.TryAdd(PublicNames.Connection(name), type.Name))
                {
                    findings.Add(
                        type.File.Source, place,
                        $"The connection \"{PublicNames.Connection(name)}\" of \"{type.Name}\" is taken by \"{connections[PublicNames.Connection(name)]}\".",
                        "Name the root fields by @api(one: ..., many: ...).");
                }
            }
        }
    }

    private void CheckTypes(SdlFolder folder)
    {
        var generated = PublicNames.Platform.ToDictionary(name => name, _ => "the platform");
        foreach (var type in symbols.RecordTypes.Values.Where(type => IsName(type.PluralName)))
        {
            foreach (var name in (string[])[
                PublicNames.Filter(type.Name), PublicNames.Sort(type.Name), PublicNames.Aggregate(type.Name),
                PublicNames.Group(type.Name), PublicNames.GroupKey(type.Name), PublicNames.GroupBy(type.Name),
                PublicNames.GroupSort(type.Name), PublicNames.Having(type.Name),
                PublicNames.Connection(type.PluralName), PublicNames.Edge(type.PluralName)])
            {
                generated.TryAdd(name, $"the record type \"{type.Name}\"");
            }
        }

        foreach (var file in folder.Files)
        {
            foreach (var type in file.Document.Definitions.OfType<TypeDefinition>().Where(type => !type.IsExtension))
            {
                var name = type.Name.Value;
                if (generated.TryGetValue(name, out var owner) || PublicNames.IsOfOperators(name))
                {
                    findings.Add(
                        file.Source, type.Name, $"The name \"{name}\" is taken by what is generated for {owner ?? "filters"}.", "Choose another name.");
                }
            }
        }
    }

    private void CheckTables()
    {
        var tables = new Dictionary<string, string>();
        foreach (var type in symbols.RecordTypes.Values)
        {
            var table = ColumnNames.SnakeCase(type.Name);
            if (!tables.TryAdd(table, type.Name))
            {
                findings.Add(
                    type.File.Source, type.Node.Name,
                    $"The record types \"{tables[table]}\" and \"{type.Name}\" would have one table, \"{table}\".", "Rename one of them.");
            }
            else if (table.StartsWith("sqlite_", StringComparison.Ordinal) || table.StartsWith("opencity_", StringComparison.Ordinal))
            {
                findings.Add(
                    type.File.Source, type.Node.Name,
                    $"The table of \"{type.Name}\" would be \"{table}\", a name that {(table[0] == 's' ? "SQLite" : "the platform")} keeps to itself.",
                    "Rename the type.");
            }
        }
    }

    private void CheckColumns(TypeDraft type)
    {
        var columns = RecordColumns.ToDictionary(name => name, name => name);
        foreach (var field in type.Fields.Where(field => field.IsStored))
        {
            foreach (var column in ColumnsOf(field, []))
            {
                if (!columns.TryAdd(column, field.Name))
                {
                    findings.Add(
                        field.File.Source, field.Node.Name,
                        $"The field \"{field.Coordinate}\" would have the column \"{column}\", which is taken by \"{columns[column]}\".",
                        "Rename one of them.");
                }
            }
        }
    }

    private IEnumerable<string> ColumnsOf(FieldDraft field, HashSet<FieldDraft> seen)
    {
        var name = ColumnNames.SnakeCase(field.Name);
        if (field.Role == FieldRole.Reference)
        {
            // A key that refers to itself is reported elsewhere and has no end.
            return seen.Add(field) ? field.Target!.Key.SelectMany(key => ColumnsOf(key, seen)).Select(column => $"{name}_{column}").ToList() : [];
        }

        return field.Kind == ValueKind.GeoPoint ? [name + "_lat", name + "_lon"]
            : field.IsLocalized ? symbols.EnumValues("Lang").Select(language => $"{name}_{language.ToLowerInvariant()}")
            : [name];
    }

    private static bool IsName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && !name.StartsWith("__", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
