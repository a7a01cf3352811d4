using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Reading;

/// <summary>The columns that a level must bring, gathered while the selection is planned.</summary>
internal sealed class ColumnSet(TablePath table)
{
    private readonly List<ColumnPath> _columns = [];

    internal TablePath Table { get; } = table;

    internal ImmutableArray<ColumnPath> Columns => [.. _columns];

    internal ImmutableArray<ColumnKind> Kinds => [.. _columns.Select(column => column.Column.Kind)];

    /// <summary>Place of a column in the level; it is asked for from now on.</summary>
    internal int Add(ColumnPath column)
    {
        var index = _columns.IndexOf(column);
        if (index < 0)
        {
            index = _columns.Count;
            _columns.Add(column);
        }

        return index;
    }

    internal int Add(RecordColumn column) => Add(Table.Column(column));

    internal ImmutableArray<int> AddAll(IEnumerable<RecordColumn> columns) => [.. columns.Select(Add)];
}
