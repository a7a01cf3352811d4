using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Domain.Publishing;

/// <summary>Writes what aggregates answer: one type a record type, and one a kind of values.</summary>
internal sealed class AggregateTypes(SdlWriter writer)
{
    private static readonly ValueKind[] Kinds =
        [ValueKind.DateTime, ValueKind.Float, ValueKind.Int, ValueKind.LocalDate, ValueKind.Long];

    /// <summary>The field of a connection.</summary>
    internal void WriteMember(RecordType type) => writer.Member(
        "Figures over all records of the list that \"where\" lets through, whatever the page.",
        "aggregate", PublicNames.Aggregate(type.Name) + "!", directives: Costs.Statement);

    /// <summary>The aggregate of a record type.</summary>
    internal void Write(RecordType type)
    {
        writer.Begin($"Figures over records of the type {type.Name}.", $"type {PublicNames.Aggregate(type.Name)}{Costs.Free}");
        writer.Member("How many records there are.", "count", "Long!");
        foreach (var field in Aggregation.FieldsOf(type))
        {
            writer.Member(
                field.Definition.Description, field.Name, PublicNames.Aggregate(field.Kind.ToString()) + "!",
                deprecated: field.Definition.DeprecationReason, directives: Costs.Free);
        }

        writer.End();
    }

    /// <summary>The aggregates of the kinds of values.</summary>
    internal void WriteKinds()
    {
        foreach (var kind in Kinds)
        {
            writer.Begin($"Figures over {OperationInputs.Kinds(kind)}.", $"type {PublicNames.Aggregate(kind.ToString())}{Costs.Free}");
            foreach (var function in Aggregation.Of(kind))
            {
                var type = Aggregation.ResultOf(function, kind).ToString();
                writer.Member(
                    Description(function, kind), PublicNames.Function(function), function == AggregateFunction.Count ? type + "!" : type);
            }

            writer.End();
        }
    }

    private static string Description(AggregateFunction function, ValueKind kind) => function switch
    {
        AggregateFunction.Count => "How many records have a value.",
        AggregateFunction.Min => "The least value; null where there is none.",
        AggregateFunction.Max => "The greatest value; null where there is none.",
        AggregateFunction.Sum when kind == ValueKind.Long =>
            "The exact sum of the values; null where there is none, an error where it is beyond 64 bits.",
        AggregateFunction.Sum when kind == ValueKind.Int => "The exact sum of the values; null where there is none.",
        AggregateFunction.Sum => "The sum of the values; null where there is none.",
        _ => "The mean of the values, unrounded; null where there is none.",
    };
}
