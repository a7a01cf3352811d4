using System.Diagnostics;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.Data.Reading;

/// <summary>Plans the fields of an aggregate, each position of whose level is a group of records.</summary>
internal sealed class AggregateSource(ReadModel model, FigureSet figures, Slot slot) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "count"
        ? new FieldOutput.Leaf(slot, new RowCountValue(figures.Add(Figure.Rows)))
        : new FieldOutput.Same(
            new ValuesSource(model, figures, slot, (ValueField)figures.Table.Table.Type.FieldsByName[field.Definition.Name]), slot);
}

/// <summary>Plans the figures over the values of one field.</summary>
internal sealed class ValuesSource(ReadModel model, FigureSet figures, Slot slot, ValueField values) : ObjectSource
{
    public override FieldOutput Select(FieldSelection field) => new FieldOutput.Leaf(slot, field.Definition.Name switch
    {
        "count" => new RowCountValue(figures.Add(FigureKind.Count, values)),
        "min" => Value(figures.Add(FigureKind.Min, values)),
        "max" => Value(figures.Add(FigureKind.Max, values)),
        "sum" => new SumValue(figures.AddSum(values, isAnswer: true)),
        "avg" => new MeanValue(figures.AddSum(values, isAnswer: false), figures.Add(FigureKind.Count, values)),
        _ => throw new UnreachableException(),
    });

    private IColumn Value(int column) => values.Kind switch
    {
        ValueKind.Int or ValueKind.Long => new WholeNumberValue(column),
        ValueKind.Float => new NumberValue(column),
        ValueKind.DateTime => new InstantValue(column, model.Clock),
        _ => new TextValue(column),
    };
}
