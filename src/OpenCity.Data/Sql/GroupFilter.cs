using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>Compiles <c>having</c>: operators on figures over groups, as those on fields of records.</summary>
internal sealed class GroupFilter(TablePath table, GroupTerms terms)
{
    private readonly ColumnFilter _columns = new(new FilterBudget());

    internal Predicate Compile(InputObject having) => Group(having, [], 0);

    /// <summary>A function over a field's values by the names of both.</summary>
    internal static GroupValue ValueOf(TablePath table, string field, string function) => new(
        Enum.Parse<AggregateFunction>(function, ignoreCase: true),
        table.Column(table.Table.ByField[(StoredField)table.Table.Type.FieldsByName[field]][0]));

    private Predicate Group(InputObject filter, ImmutableArray<InputStep> path, int depth)
    {
        FilterBudget.CheckDepth(depth);
        return Predicate.All([.. filter.Entries.Select(entry => Entry(entry.Key, entry.Value, path.Add(new InputStep(entry.Key, 0)), depth))]);
    }

    private Predicate Entry(string name, object? value, ImmutableArray<InputStep> path, int depth)
    {
        if (name is "and" or "or")
        {
            return RecordFilter.Combine(name, value, path, (item, itemPath) => Group(item, itemPath, depth + 1));
        }

        var filter = value as InputObject ?? throw FilterErrors.NullPart(name);
        return name == "count"
            ? _columns.Column(terms.ValueColumn(new GroupValue(AggregateFunction.Count, null)), filter, path, depth + 1)
            : Predicate.All([.. filter.Entries.Select(entry => _columns.Column(
                terms.ValueColumn(ValueOf(table, name, entry.Key)),
                entry.Value as InputObject ?? throw FilterErrors.NullPart(entry.Key),
                path.Add(new InputStep(entry.Key, 0)),
                depth + 1))]);
    }
}

/// <summary>A value of <c>having</c>, which is found as those of <c>where</c> are.</summary>
internal sealed class HavingSource(ParameterSource value) : ParameterSource
{
    public override Model.ColumnKind? Kind => value.Kind;

    public override Providers.SqlValue Evaluate(in StatementArguments arguments) =>
        value.Evaluate(arguments with { Where = arguments.Having });
}
