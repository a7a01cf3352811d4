using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Catalogue;

/// <summary>How the types of the catalogue in <c>graphql/query.graphql</c> are read from the city.</summary>
public static class CatalogueMaps
{
    private static readonly ObjectMap<EnumTerm> s_values = new ObjectMap<EnumTerm>()
        .Text("name", item => item.Value.Name)
        .PlannedText("title", In<EnumTerm>((item, language) => Texts.Title(item.Labels, language, item.Value.Name)))
        .PlannedText("description", In<EnumTerm>((item, language) => Texts.Description(item.Labels, language, item.Value.Description)))
        .Text("term", item => item.Uri);

    private static readonly ObjectMap<RecordField> s_fields = new ObjectMap<RecordField>()
        .Text("name", item => item.Name)
        .Text("coordinate", item => item.Coordinate)
        .Text("type", PublicType)
        .PlannedText("title", In<RecordField>((item, language) => Texts.Title(item.Labels, language, item.Name)))
        .PlannedText("description", In<RecordField>((item, language) => Texts.Description(item.Labels, language, item.Definition.Description)))
        .Text("unit", item => (item as ValueField)?.Unit)
        .Boolean("isKey", item => item is StoredField { IsKey: true })
        .Boolean("isNullable", item => item.IsNullable)
        .Real("min", item => (item as ValueField)?.Min)
        .Real("max", item => (item as ValueField)?.Max)
        .Number("decimals", item => (item as ValueField)?.Decimals)
        .Text("sourceField", item => (item as StoredField)?.SourceField)
        .Many("values", EnumTerm.Of, () => s_values);

    private static readonly ObjectMap<RecordType> s_types = new ObjectMap<RecordType>()
        .Text("name", item => item.Name)
        .PlannedText("title", In<RecordType>((item, language) => Texts.Title(item.Labels, language, item.Name)))
        .PlannedText("description", In<RecordType>((item, language) => Texts.Description(item.Labels, language, item.Definition.Description)))
        .Text("singular", item => item.SingularName)
        .Text("plural", item => item.PluralName)
        .Text("updatesEvery", item => item.UpdatesEvery)
        .Number("expectedRows", item => item.ExpectedRows)
        .Many<RecordField>("fields", item => item.Fields, () => s_fields);

    /// <summary><c>Dataset</c>.</summary>
    public static ObjectMap<Dataset> Datasets { get; } = new ObjectMap<Dataset>()
        .Text("name", item => item.Name)
        .PlannedText("title", In<Dataset>((item, language) => item.Labels.GetValueOrDefault(language)?.Title ?? item.Title))
        .PlannedText("description", In<Dataset>((item, language) => Texts.Description(
            item.Labels, language, item.RecordTypes[0].Definition.Description)))
        .Text("publisher", item => item.Publisher)
        .Text("licence", item => item.Licence)
        .Text("licenceUri", item => item.LicenceUri)
        .Texts("themes", item => item.Themes)
        .Texts("keywords", item => item.Keywords)
        .Text("landingPage", item => item.LandingPage)
        .Number("sourceRows", item => item.SourceRows)
        .Text("personalData", item => item.PersonalData)
        .Many<RecordType>("types", item => item.RecordTypes, () => s_types)
        .Many("fields", item => item.RecordTypes.SelectMany(type => type.Fields), () => s_fields);

    /// <summary>The maps by the name of the type in the schema; a test compares their fields.</summary>
    public static ImmutableDictionary<string, IReadOnlyCollection<string>> MappedFields { get; } =
        ImmutableDictionary<string, IReadOnlyCollection<string>>.Empty
            .Add("Dataset", Datasets.FieldNames)
            .Add("RecordTypeInfo", s_types.FieldNames)
            .Add("DatasetField", s_fields.FieldNames)
            .Add("DatasetFieldValue", s_values.FieldNames);

    // The language is taken while planning: a plan is kept, and must not keep the request that it was made for.
    private static Func<FieldSelection, Func<T, string?>> In<T>(Func<T, string, string?> text) => field =>
    {
        var language = Language(field);
        return item => text(item, language);
    };

    private static string Language(FieldSelection field) =>
        field.Arguments.Planned.Get("lang") as string ?? ((RequestLanguage)field.Plan.State!).Language;

    private static string PublicType(RecordField field) => field is CollectionField collection
        ? PublicNames.Connection(collection.Item.PluralName) + "!"
        : field.Definition.Type.ToString()!;

    private sealed record EnumTerm(EnumTypeValue Value, ImmutableDictionary<string, Label> Labels, string? Uri)
    {
        internal static IEnumerable<EnumTerm>? Of(RecordField field) => (field as ValueField)?.Enum is not { } type
            ? null
            : type.Values.Select(value => new EnumTerm(
                value,
                field.Type.Dataset.City.Labels.GetValueOrDefault($"{type.Name}.{value.Name}", ImmutableDictionary<string, Label>.Empty),
                value.Directives.FirstOrDefault(directive => directive.Name == "term")?.Arguments["uri"] as string));
    }
}
