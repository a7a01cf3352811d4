using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>A file of <c>datasets/</c> declares one dataset and its record types, and nothing else.</summary>
internal sealed class DatasetRules(Symbols symbols, Findings findings)
{
    private readonly List<DatasetDraft> _datasets = [];

    /// <summary>Reads the datasets and the record types without their fields.</summary>
    internal List<DatasetDraft> Read(SdlFolder folder)
    {
        foreach (var file in folder.Files)
        {
            if (file.DatasetName is null)
            {
                ReadPlatformFile(file);
            }
            else
            {
                ReadDatasetFile(file, file.DatasetName);
            }
        }

        foreach (var file in folder.Files)
        {
            foreach (var extension in file.Document.Definitions.OfType<ObjectTypeDefinition>().Where(type => type.IsExtension))
            {
                ReadExtension(file, extension);
            }
        }

        return _datasets;
    }

    private void ReadPlatformFile(SdlFile file)
    {
        foreach (var type in file.Document.Definitions.OfType<ObjectTypeDefinition>())
        {
            if ((Find(type, "dataset") ?? Find(type, "partOf")) is { } found)
            {
                findings.Add(
                    file.Source, found,
                    $"The record type \"{type.Name.Value}\" stands outside of the folder datasets.",
                    "Move it into datasets/<name of the dataset>.graphql.");
            }
        }
    }

    private void ReadDatasetFile(SdlFile file, string name)
    {
        DatasetDraft? dataset = null;
        var types = new List<TypeDraft>();
        foreach (var definition in file.Document.Definitions)
        {
            if (definition is ObjectTypeDefinition { IsExtension: false } type)
            {
                if (ReadType(file, type) is not { } draft)
                {
                    continue;
                }

                if (Find(type, "dataset") is { } directive)
                {
                    if (dataset is not null)
                    {
                        findings.Add(
                            file.Source, directive,
                            $"The file declares a second dataset on \"{type.Name.Value}\"; \"{dataset.Types[0].Name}\" has one already.",
                            $"Mark further types of this file with @partOf(dataset: \"{name}\"), or give the dataset a file of its own.");
                        continue;
                    }

                    dataset = ReadDataset(file, name, directive);
                    types.Insert(0, draft);
                    dataset.Types.Add(draft);
                    continue;
                }

                types.Add(draft);
            }
            else if (definition is not (EnumTypeDefinition or ObjectTypeDefinition))
            {
                findings.Add(
                    file.Source, definition,
                    "A dataset's file holds record types, enums and extensions of record types only.",
                    "Move other definitions into a file beside the folder datasets.");
            }
        }

        if (dataset is null)
        {
            findings.Add(
                file.Source.Name,
                $"The file declares no dataset \"{name}\".",
                $"Mark its principal record type with @dataset(name: \"{name}\", ...).");
            return;
        }

        dataset.Types.Clear();
        dataset.Types.AddRange(types);
        types.ForEach(type => type.Dataset = dataset);
        _datasets.Add(dataset);
    }

    /// <summary>The record type, or null where it is none; then that was reported.</summary>
    private TypeDraft? ReadType(SdlFile file, ObjectTypeDefinition type)
    {
        var name = type.Name.Value;
        var part = Find(type, "partOf");
        if (Find(type, "dataset") is not { } principal)
        {
            if (part is null)
            {
                findings.Add(
                    file.Source, type.Name,
                    $"The type \"{name}\" is no record type: it has neither @dataset nor @partOf.",
                    $"Mark it with @partOf(dataset: \"{file.DatasetName}\"), or move it into a file beside the folder datasets.");
                return null;
            }

            if (symbols.Text(part, "dataset") is { } dataset && dataset != file.DatasetName)
            {
                findings.Add(
                    file.Source, Symbols.PlaceOf(part, "dataset"),
                    $"The type \"{name}\" says that it is part of \"{dataset}\", but stands in the file of \"{file.DatasetName}\".",
                    $"Write @partOf(dataset: \"{file.DatasetName}\"), or move the type.");
            }
        }
        else if (part is not null)
        {
            findings.Add(
                file.Source, part,
                $"The type \"{name}\" has both @dataset and @partOf.",
                "Leave @partOf out: the principal type belongs to its dataset.");
        }

        if (type.Interfaces is [var first, ..])
        {
            findings.Add(
                file.Source, first,
                $"The record type \"{name}\" declares interfaces.",
                "Leave them out: every record type implements Node and Record without saying so.");
        }

        if (symbols.RecordTypes.ContainsKey(name))
        {
            // A second definition of the name: the schema builder reports it.
            return null;
        }

        var api = Find(type, "api");
        var updates = Find(type, "updates");
        var singular = (api is null ? null : symbols.Text(api, "one")) ?? Words.LowerCamel(name);
        var draft = new TypeDraft(type, file)
        {
            SingularName = singular,
            PluralName = (api is null ? null : symbols.Text(api, "many")) ?? Words.Plural(Words.LowerCamel(name)),
            Api = api,
            Updates = updates,
        };
        draft.Directives.AddRange(type.Directives.Select(directive => (directive, file)));
        symbols.RecordTypes.Add(name, draft);
        if (updates is not null && symbols.Whole(updates, "rows") is < 0)
        {
            findings.Add(
                file.Source, Symbols.PlaceOf(updates, "rows"), $"@updates of \"{name}\" expects a negative number of rows.", "Give 0 or more, or leave it out.");
        }

        return draft;
    }

    private DatasetDraft ReadDataset(SdlFile file, string name, Directive directive)
    {
        if (symbols.Text(directive, "name") is { } given && given != name)
        {
            findings.Add(
                file.Source, Symbols.PlaceOf(directive, "name"),
                $"The dataset is named \"{given}\", but its file \"{name}.graphql\".",
                $"Write @dataset(name: \"{name}\"), or rename the file to \"{given}.graphql\".");
        }
        else if (name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') || name is ['-', ..] or [.., '-'] or "")
        {
            findings.Add(
                file.Source, Symbols.PlaceOf(directive, "name"),
                $"\"{name}\" is no name of a dataset.",
                "Use lower-case letters, digits and hyphens between them: \"my-things\".");
        }

        foreach (var argument in (string[])["title", "publisher", "personalData"])
        {
            if (symbols.Text(directive, argument) is { } text && string.IsNullOrWhiteSpace(text))
            {
                findings.Add(
                    file.Source, Symbols.PlaceOf(directive, argument),
                    $"The argument \"{argument}\" of @dataset is empty.",
                    argument == "personalData" ? "Say what is personal in the sources; if nothing is, write \"None.\"" : "Write it out.");
            }
        }

        if (symbols.Argument(directive, "themes") is ListValue { Values: [] })
        {
            findings.Add(file.Source, Symbols.PlaceOf(directive, "themes"), $"The dataset \"{name}\" has no theme.", "Name at least one value of the enum Theme.");
        }

        if (symbols.Whole(directive, "sourceRows") is < 0)
        {
            findings.Add(
                file.Source, Symbols.PlaceOf(directive, "sourceRows"),
                $"The dataset \"{name}\" has a negative number of source rows.", "Give 0 or more, or leave it out.");
        }

        return new DatasetDraft(name, file, directive);
    }

    private void ReadExtension(SdlFile file, ObjectTypeDefinition extension)
    {
        var name = extension.Name.Value;
        if (symbols.RecordTypes.TryGetValue(name, out var draft))
        {
            foreach (var directive in extension.Directives)
            {
                if (directive.Name.Value == "index")
                {
                    draft.Directives.Add((directive, file));
                }
                else
                {
                    findings.Add(
                        file.Source, directive,
                        $"@{directive.Name.Value} stands on an extension of \"{name}\".",
                        $"Put it on the type itself, in {draft.File.DatasetName}.graphql.");
                }
            }
        }
        else if (file.DatasetName is not null && symbols.FindType(name) is ObjectTypeDefinition)
        {
            findings.Add(
                file.Source, extension.Name,
                $"A dataset's file extends \"{name}\", which is no record type.",
                "Extend record types only; fields of the platform's types need code.");
        }
    }

    private static Directive? Find(TypeDefinition type, string name) =>
        type.Directives.FirstOrDefault(directive => directive.Name.Value == name);
}
