using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Reading;

/// <summary>Makes the model of drafts in which nothing is wrong.</summary>
internal sealed class CityAssembler(Symbols symbols, Schema schema, FrozenDictionary<string, ImmutableDictionary<string, Label>> labels)
{
    private readonly Dictionary<TypeDraft, RecordType> _types = [];
    private readonly Dictionary<FieldDraft, RecordField> _fields = [];

    /// <summary>The city of these datasets and of these record types in order.</summary>
    internal City Assemble(IEnumerable<DatasetDraft> datasets, ImmutableArray<TypeDraft> ordered)
    {
        foreach (var draft in ordered)
        {
            _types[draft] = TypeOf(draft);
        }

        var models = datasets.OrderBy(dataset => dataset.Name, StringComparer.Ordinal).Select(DatasetOf).ToImmutableArray();
        foreach (var draft in ordered)
        {
            Complete(_types[draft], draft);
        }

        foreach (var (draft, field) in _fields)
        {
            Connect(field, draft);
        }

        // Referred-to types come first, so that the parts of a target's key are known when they are asked for.
        var types = ordered.Select(draft => _types[draft]).ToImmutableArray();
        foreach (var type in types)
        {
            type.KeyParts = [.. type.Key.SelectMany(field => field is ReferenceField reference
                ? reference.Target.KeyParts
                : [(ValueField)field])];
        }

        var city = new City
        {
            Datasets = models,
            RecordTypes = types,
            RecordTypesByName = types.ToFrozenDictionary(type => type.Name),
            Languages = symbols.EnumValues("Lang"),
            Authored = schema,
            Labels = labels,
        };
        foreach (var dataset in models)
        {
            dataset.City = city;
        }

        return city;
    }

    private ImmutableDictionary<string, Label> LabelsOf(string coordinate) =>
        labels.GetValueOrDefault(coordinate, ImmutableDictionary<string, Label>.Empty);

    private RecordType TypeOf(TypeDraft draft) => new()
    {
        Name = draft.Name,
        Definition = (ObjectType)schema.TypesByName[draft.Name],
        SingularName = draft.SingularName,
        PluralName = draft.PluralName,
        UpdatesEvery = draft.Updates is { } updates ? symbols.Text(updates, "every") : null,
        ExpectedRows = draft.Updates is { } rows ? symbols.Whole(rows, "rows") : null,
        Labels = LabelsOf(draft.Name),
    };

    private Dataset DatasetOf(DatasetDraft draft)
    {
        var licence = symbols.EnumName(draft.Node, "licence")!;
        var dataset = new Dataset
        {
            Name = draft.Name,
            Title = symbols.Text(draft.Node, "title")!,
            Publisher = symbols.Text(draft.Node, "publisher")!,
            Licence = licence,
            LicenceUri = ((EnumType)schema.TypesByName["Licence"]).ValuesByName[licence].Directives
                .FirstOrDefault(directive => directive.Name == "term")?.Arguments["uri"] as string,
            Themes = [.. symbols.Names(draft.Node, "themes").Select(item => item.Name)],
            Keywords = [.. symbols.Names(draft.Node, "keywords").Select(item => item.Name)],
            LandingPage = symbols.Text(draft.Node, "landingPage"),
            SourceRows = symbols.Whole(draft.Node, "sourceRows"),
            PersonalData = symbols.Text(draft.Node, "personalData")!,
            RecordTypes = [.. draft.Types.Select(type => _types[type])],
            Labels = LabelsOf(draft.Types[0].Name),
        };
        foreach (var type in dataset.RecordTypes)
        {
            type.Dataset = dataset;
        }

        return dataset;
    }

    private void Complete(RecordType type, TypeDraft draft)
    {
        foreach (var field in draft.Fields)
        {
            _fields[field] = FieldOf(field, type.Definition.FieldsByName[field.Name]);
            _fields[field].Type = type;
            _fields[field].Labels = LabelsOf(field.Coordinate);
        }

        type.Fields = [.. draft.Fields.Select(field => _fields[field])];
        type.FieldsByName = type.Fields.ToFrozenDictionary(field => field.Name);
        type.Key = [.. draft.Key.Select(field => (StoredField)_fields[field])];
        type.Time = draft.Time is { } time ? (ValueField)_fields[time] : null;
        type.Indexes = [.. draft.Indexes.Select(index => index.Select(field => (StoredField)_fields[field]).ToImmutableArray())];
    }

    private RecordField FieldOf(FieldDraft draft, OutputField definition) => draft.Role switch
    {
        FieldRole.Value => new ValueField
        {
            Name = draft.Name,
            Definition = definition,
            IsNullable = draft.IsNullable,
            IsKey = draft.IsKey,
            SourceField = draft.SourceField,
            Filters = draft.Filters,
            Kind = draft.Kind,
            Enum = draft.Enum is { } enumeration ? (EnumType)schema.TypesByName[enumeration.Name.Value] : null,
            IsTime = draft.IsTime,
            IsLocalized = draft.IsLocalized,
            Unit = draft.Unit,
            Min = draft.Min,
            Max = draft.Max,
            Decimals = draft.Decimals,
            MaxLength = draft.MaxLength,
        },
        FieldRole.Reference => new ReferenceField
        {
            Name = draft.Name,
            Definition = definition,
            IsNullable = draft.IsNullable,
            IsKey = draft.IsKey,
            SourceField = draft.SourceField,
            NullWhenUnknown = draft.NullWhenUnknown,
        },
        FieldRole.Collection => new CollectionField { Name = draft.Name, Definition = definition, IsNullable = false },
        FieldRole.Latest => new LatestField { Name = draft.Name, Definition = definition, IsNullable = true },
        FieldRole.Nearest => NearestOf(draft, definition),
        FieldRole.Via => new ViaField { Name = draft.Name, Definition = definition, IsNullable = draft.IsNullable },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private NearestField NearestOf(FieldDraft draft, OutputField definition)
    {
        var directive = draft.Node.Directives.First(node => node.Name.Value == "nearest");
        return new NearestField
        {
            Name = draft.Name,
            Definition = definition,
            IsNullable = false,
            Max = (int)symbols.Whole(directive, "max")!,
            Within = (double)symbols.Number(directive, "within")!,
        };
    }

    private void Connect(RecordField field, FieldDraft draft)
    {
        switch (field)
        {
            case ReferenceField reference:
                reference.Target = _types[draft.Target!];
                break;
            case CollectionField collection:
                collection.By = (IToOneField)_fields[draft.By!];
                break;
            case LatestField latest:
                latest.By = (IToOneField)_fields[draft.By!];
                break;
            case NearestField nearest:
                nearest.From = (ValueField)_fields[draft.From!];
                nearest.To = (ValueField)_fields[draft.To!];
                break;
            case ViaField via:
                via.Path = [.. draft.Path.Select(step => (ReferenceField)_fields[step])];
                break;
        }
    }
}
