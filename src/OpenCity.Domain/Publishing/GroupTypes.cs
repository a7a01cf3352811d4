using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Domain.Publishing;

/// <summary>Writes what groups of records are asked with and answer.</summary>
internal sealed class GroupTypes(SdlWriter writer, OperationInputs operations, Costs costs, ReadLimits limits)
{
    private static readonly ValueKind[] Kinds =
        [ValueKind.DateTime, ValueKind.Float, ValueKind.Int, ValueKind.LocalDate, ValueKind.Long];

    /// <summary>The field of a connection.</summary>
    internal void WriteMember(RecordType type) => writer.Member(
        "The records of the list that \"where\" lets through, in groups with figures over each; without an order by their keys.",
        "groups", $"[{PublicNames.Group(type.Name)}!]!",
        "("
        + SdlWriter.Argument("What the groups are made by: each entry is a part of the key.", "by", $"[{PublicNames.GroupBy(type.Name)}!]!")
        + SdlWriter.Argument("Which groups; all, without it.", "having", PublicNames.Having(type.Name))
        + SdlWriter.Argument(
            "In which order: the first entry counts first, groups equal in it are ordered by their keys.",
            "order", $"[{PublicNames.GroupSort(type.Name)}!]")
        + SdlWriter.Argument($"How many groups at most, up to {limits.MaxGroups}; {limits.DefaultGroups} without it.", "first", "Int")
        + ")",
        directives: Costs.Statement + costs.Groups);

    /// <summary>A group of a record type and its key.</summary>
    internal void Write(RecordType type)
    {
        writer.Begin($"Records of the type {type.Name} that are alike.", $"type {PublicNames.Group(type.Name)}{Costs.Free}");
        writer.Member("What they have in common.", "key", PublicNames.GroupKey(type.Name) + "!", directives: Costs.Free);
        writer.Member("Figures over them.", "aggregate", PublicNames.Aggregate(type.Name) + "!", directives: Costs.Free);
        writer.End();
        writer.Begin(
            $"What the records of a group have in common. A field that the groups were not made by is null.",
            $"type {PublicNames.GroupKey(type.Name)}{Costs.Free}");
        foreach (var (field, kind) in FieldsOf(type))
        {
            writer.Member(
                kind switch
                {
                    GroupingKind.Instant or GroupingKind.Day => $"The start of the time bucket of {field.Name}, in the city's calendar.",
                    _ => field.Definition.Description,
                },
                field.Name, field.Definition.Type.NullableType.ToString()!, deprecated: field.Definition.DeprecationReason,
                directives: kind == GroupingKind.Record ? Costs.Free : "");
        }

        writer.Member("How far the records' values can be trusted.", "quality", "Quality");
        writer.Member("Where the records come from.", "provenance", "Provenance");
        writer.End();
    }

    /// <summary>The inputs about groups of a record type.</summary>
    internal void WriteInputs(RecordType type)
    {
        writer.Begin($"A part of the key of groups of records of the type {type.Name}.", $"input {PublicNames.GroupBy(type.Name)} @oneOf");
        foreach (var (field, kind) in FieldsOf(type))
        {
            writer.Member(field.Definition.Description, field.Name, kind switch
            {
                GroupingKind.Instant => PublicNames.TimeBucket,
                GroupingKind.Day => PublicNames.DayBucket,
                GroupingKind.Text => "Lang",
                _ => "Boolean",
            });
        }

        writer.Member("How far the records' values can be trusted.", "quality", "Boolean");
        writer.Member("Where the records come from.", "provenance", "Boolean");
        writer.End();
        var having = PublicNames.Having(type.Name);
        writer.Begin($"Which groups of records of the type {type.Name}: several fields in one object must all hold.", "input " + having);
        writer.Member("All of these hold.", "and", $"[{having}!]");
        writer.Member("One of these holds.", "or", $"[{having}!]");
        writer.Member("By the number of records.", "count", operations.For(ValueKind.Long));
        WriteFigures(type, PublicNames.AggregateHaving);
        writer.Begin(
            $"An order of groups of records of the type {type.Name}: give one field in each object; groups without a value come first in rising order.",
            "input " + PublicNames.GroupSort(type.Name));
        writer.Member("By the key, its parts in the order in which they are asked for.", "key", PublicNames.SortEnum);
        writer.Member("By the number of records.", "count", PublicNames.SortEnum);
        WriteFigures(type, PublicNames.AggregateSort);
    }

    /// <summary>The inputs about figures over kinds of values, and the buckets.</summary>
    internal void WriteKinds()
    {
        foreach (var kind in Kinds)
        {
            var values = OperationInputs.Kinds(kind);
            writer.Begin($"Which figures over {values}; several in one object must all hold.", "input " + PublicNames.AggregateHaving(kind.ToString()));
            foreach (var function in Aggregation.Of(kind))
            {
                writer.Member(
                    Description(function), PublicNames.Function(function), operations.For(Aggregation.ResultOf(function, kind)));
            }

            writer.End();
            writer.Begin($"An order by figures over {values}.", "input " + PublicNames.AggregateSort(kind.ToString()));
            foreach (var function in Aggregation.Of(kind))
            {
                writer.Member(Description(function), PublicNames.Function(function), PublicNames.SortEnum);
            }

            writer.End();
        }

        writer.Begin("Lengths of time in the city's zone that instants are grouped by.", "enum " + PublicNames.TimeBucket);
        writer.Value("An hour of the clock; where the clocks are put back, the hour that comes twice is two.", "HOUR");
        WriteDays();
        writer.Begin("Lengths of time that days are grouped by.", "enum " + PublicNames.DayBucket);
        WriteDays();
    }

    private void WriteDays()
    {
        writer.Value("A day of the calendar.", "DAY");
        writer.Value("A week, from Monday.", "WEEK");
        writer.Value("A month of the calendar.", "MONTH");
        writer.Value("A year of the calendar.", "YEAR");
        writer.End();
    }

    private void WriteFigures(RecordType type, Func<string, string> input)
    {
        foreach (var field in Aggregation.FieldsOf(type))
        {
            writer.Member(
                field.Definition.Description, field.Name, input(field.Kind.ToString()), deprecated: field.Definition.DeprecationReason);
        }

        writer.End();
    }

    private static IEnumerable<(RecordField Field, GroupingKind Kind)> FieldsOf(RecordType type) =>
        type.Fields.Select(field => (field, kind: Grouping.Of(field))).Where(pair => pair.kind is not null).Select(pair => (pair.field, pair.kind!.Value));

    private static string Description(AggregateFunction function) => function switch
    {
        AggregateFunction.Count => "By how many records have a value.",
        AggregateFunction.Min => "By the least value.",
        AggregateFunction.Max => "By the greatest value.",
        AggregateFunction.Sum => "By the sum; that of Long is compared in double precision.",
        _ => "By the mean.",
    };
}
