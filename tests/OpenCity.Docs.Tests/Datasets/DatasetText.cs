using System.Globalization;
using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Docs.Tests.Datasets;

/// <summary>The parts of a dataset's page that are made from the SDL.</summary>
internal static class DatasetText
{
    /// <summary>The table of what the SDL says about the dataset.</summary>
    public static string Facts(Dataset dataset)
    {
        var text = new StringBuilder("| | |\n| --- | --- |\n");
        Row(text, "name", $"`{dataset.Name}`");
        Row(text, "title", string.Join(" · ", [dataset.Title, .. dataset.City.Languages.Select(language => dataset.Labels.GetValueOrDefault(language)?.Title).OfType<string>()]));
        Row(text, "publisher", dataset.Publisher);
        Row(text, "licence", dataset.LicenceUri is { } uri ? $"[`{dataset.Licence}`]({uri})" : $"`{dataset.Licence}`");
        Row(text, "themes", string.Join(", ", dataset.Themes.Select(theme => $"`{theme}`")));
        Row(text, "landing page", dataset.LandingPage ?? "none");
        foreach (var type in dataset.RecordTypes)
        {
            Row(text, $"`{type.Name}`", Coming(type));
        }

        Row(text, "personal data", dataset.PersonalData);
        return text.ToString();
    }

    /// <summary>The table of a record type's fields.</summary>
    public static string Fields(RecordType type)
    {
        var text = new StringBuilder("| field | type | unit | bounds | publisher's column | meaning |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var field in type.Fields)
        {
            var value = field as ValueField;
            Row(
                text,
                $"`{field.Name}`{(field is StoredField { IsKey: true } ? ", key" : "")}",
                $"`{TypeOf(field)}`",
                value?.Unit is { } unit ? $"`{unit}`" : "",
                value is null ? "" : Bounds(value),
                (field as StoredField)?.SourceField ?? "",
                (field.Definition.Description ?? "") + Values(value));
        }

        return text.ToString();
    }

    // A collection is declared as a list and published as a connection.
    private static string TypeOf(RecordField field) => field switch
    {
        CollectionField collection => $"[{collection.Item.Name}!]!",
        _ => field.Definition.Type.ToString()!,
    };

    private static string Values(ValueField? field) => field?.Enum is { } type
        ? $" One of {string.Join(", ", type.Values.Select(value => $"`{value.Name}`"))}."
        : "";

    private static string Coming(RecordType type)
    {
        var every = type.UpdatesEvery is { } duration ? $"updated every `{duration}`" : "a reference table that changes rarely";
        return type.ExpectedRows is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{every}; {rows:N0} rows expected")
            : every;
    }

    private static string Bounds(ValueField field)
    {
        List<string> parts = [];
        if (field is { Min: { } min, Max: { } max })
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"));
        }
        else if (field.Min is { } least)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"from {least}"));
        }
        else if (field.Max is { } greatest)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"to {greatest}"));
        }

        if (field.Decimals is { } decimals)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{decimals} decimal{(decimals == 1 ? "" : "s")}"));
        }

        return string.Join(", ", parts);
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
