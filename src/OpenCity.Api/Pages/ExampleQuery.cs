using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Api.Pages;

/// <summary>A query on a record type to begin with, made from its fields.</summary>
internal static class ExampleQuery
{
    private const int Rows = 3;
    private const int Values = 6;

    /// <summary>The text of the query, indented.</summary>
    internal static string For(RecordType type)
    {
        var text = new StringBuilder();
        text.Append("{\n  ").Append(type.PluralName).Append("(first: ").Append(Rows).Append(") {\n    totalCount\n    nodes {\n");
        foreach (var field in type.Fields.OfType<ValueField>().Take(Values))
        {
            text.Append("      ").Append(Selection(field)).Append('\n');
        }

        foreach (var reference in type.Fields.OfType<ReferenceField>())
        {
            text.Append("      ").Append(reference.Name).Append(" { ").AppendJoin(' ', Naming(reference.Target)).Append(" }\n");
        }

        return text.Append("    }\n  }\n}").ToString();
    }

    private static string Selection(ValueField field) => field.Kind == ValueKind.GeoPoint ? field.Name + " { lat lon }" : field.Name;

    // What tells people which record it is: the id and, where there is one, the first localised text.
    private static IEnumerable<string> Naming(RecordType type) =>
        ["id", .. type.Fields.OfType<ValueField>().Where(field => field.IsLocalized).Take(1).Select(field => field.Name)];
}
