using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Reading;

/// <summary>
/// The columns that a level must bring, gathered while the selection is planned: those of one table, and of the tables that its
/// references lead to.
/// </summary>
internal sealed class ColumnSet
{
    private readonly LevelPlaces _level;
    private readonly List<ColumnPath> _columns;
    private readonly List<int> _places;
    private readonly HashSet<TablePath> _joined;
    private readonly HashSet<TablePath> _records;

    /// <summary>Columns that are a level by themselves, or stand in one with others.</summary>
    internal ColumnSet(TablePath table, LevelPlaces? level = null)
    {
        (Table, _level) = (table, level ?? new LevelPlaces(0));
        (_columns, _places, _joined, _records) = ([], [], [], [table]);
    }

    private ColumnSet(TablePath table, ColumnSet other)
    {
        (Table, _level) = (table, other._level);
        (_columns, _places, _joined, _records) = (other._columns, other._places, other._joined, other._records);
    }

    internal TablePath Table { get; }

    internal ImmutableArray<ColumnPath> Columns => [.. _columns];

    /// <summary>What the cells of the columns hold. A table that is joined has no row where a reference leads nowhere.</summary>
    internal ImmutableArray<CellForm> Cells =>
        [.. _columns.Select(column => new CellForm(column.Column.Kind, column.IsNullable || column.Table.Parent is not null))];

    /// <summary>Places of the columns in the level.</summary>
    internal ImmutableArray<int> Places => [.. _places];

    /// <summary>Records that a row brings: its own, and those that are joined to it.</summary>
    internal int RecordsARow => _records.Count;

    /// <summary>The columns of the table that a field leads to, as columns of the same level; null where that would join too many.</summary>
    internal ColumnSet? Join(IToOneField field)
    {
        var target = Table.Follow(field);
        var joined = new HashSet<TablePath>(_joined);
        for (var table = target; table.Parent is not null; table = table.Parent)
        {
            joined.Add(table);
        }

        if (joined.Count > TableAliases.MaxSelected)
        {
            return null;
        }

        _joined.UnionWith(joined);
        _records.Add(target);
        return new ColumnSet(target, this);
    }

    /// <summary>Place of a column in the level; it is asked for from now on.</summary>
    internal int Add(ColumnPath column)
    {
        var index = _columns.IndexOf(column);
        if (index < 0)
        {
            index = _columns.Count;
            _columns.Add(column);
            _places.Add(_level.Take());
        }

        return _places[index];
    }

    internal int Add(RecordColumn column) => Add(Table.Column(column));

    internal ImmutableArray<int> AddAll(IEnumerable<RecordColumn> columns) => [.. columns.Select(Add)];
}
