using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// A table as seen from the one that a statement reads: that one itself, or one reached by references (<c>owner.place</c>).
/// </summary>
public sealed class TablePath : IEquatable<TablePath>
{
    private readonly CityTables _tables;

    private TablePath(CityTables tables, RecordTable table, TablePath? parent, ReferenceField? reference)
    {
        _tables = tables;
        Table = table;
        Parent = parent;
        Reference = reference;
        Depth = parent is null ? 0 : parent.Depth + 1;
        IsNullable = parent is not null && (parent.IsNullable || reference!.IsNullable);
        Name = parent is null ? "" : parent.Parent is null ? reference!.Name : $"{parent.Name}.{reference!.Name}";
    }

    /// <summary>The table.</summary>
    public RecordTable Table { get; }

    /// <summary>Where the last reference starts; null for the table that the statement reads.</summary>
    public TablePath? Parent { get; }

    /// <summary>The last reference; null for the table that the statement reads.</summary>
    public ReferenceField? Reference { get; }

    /// <summary>Whether a row may have no row here.</summary>
    public bool IsNullable { get; }

    /// <summary>Number of references on the way here.</summary>
    internal int Depth { get; }

    /// <summary>Names of the references, with points between; empty for the table that the statement reads.</summary>
    public string Name { get; }

    /// <summary>The table that a statement reads.</summary>
    public static TablePath Root(CityTables tables, RecordType type) => new(tables, tables[type], null, null);

    /// <summary>The table that a reference of this one leads to.</summary>
    public TablePath Follow(ReferenceField reference) => new(_tables, _tables[reference.Target], this, reference);

    /// <summary>The table of a list of this one, as a table of its own: the list is found by its records' reference.</summary>
    public TablePath List(CollectionField field) => Root(_tables, field.Item);

    /// <summary>The table that a field leads to.</summary>
    public TablePath Follow(IToOneField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Path.Aggregate(this, (table, reference) => table.Follow(reference));
    }

    /// <summary>The key of the record that a field leads to, as near as it stands: one column for each part.</summary>
    public ImmutableArray<ColumnPath> Link(IToOneField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var last = field.Path[..^1].Aggregate(this, (table, reference) => table.Follow(reference));
        return [.. last.Table.ByField[field.Path[^1]].Select(last.Column)];
    }

    /// <summary>
    /// A column of this table. A key column of a referred-to table is read where it is nearest: in the reference itself.
    /// </summary>
    public ColumnPath Column(RecordColumn column)
    {
        if (Parent is null || !Table.Key.Contains(column))
        {
            return new ColumnPath(this, column);
        }

        return Parent.Column(Parent.Table.ByField[Reference!].First(own => own.TargetColumn == column));
    }

    /// <summary>The first of some columns that has a value. None of them is a key's.</summary>
    public ColumnPath FirstOf(ImmutableArray<RecordColumn> columns)
    {
        // Behind one that always has a value none is needed.
        var last = columns.TakeWhile(column => column.IsNullable).Count();
        return new ColumnPath(this, columns[0]) { Others = columns[1..Math.Min(last + 1, columns.Length)] };
    }

    /// <inheritdoc/>
    public bool Equals(TablePath? other) => other is not null && Name == other.Name && Table == other.Table;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TablePath);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Table);

    /// <inheritdoc/>
    public override string ToString() => Parent is null ? Table.Name : $"{Table.Name} by {Name}";
}

/// <summary>A column of a table that a statement reads or reaches; made by <see cref="TablePath.Column"/>.</summary>
public sealed class ColumnPath : IEquatable<ColumnPath>
{
    internal ColumnPath(TablePath table, RecordColumn column) => (Table, Column) = (table, column);

    /// <summary>The table.</summary>
    public TablePath Table { get; }

    /// <summary>The column.</summary>
    public RecordColumn Column { get; }

    /// <summary>Columns whose value stands in where it has none, one after the other.</summary>
    public ImmutableArray<RecordColumn> Others { get; internal init; } = [];

    /// <summary>Whether a row may have no value here: the column is empty, or a reference on the way.</summary>
    public bool IsNullable => (Column.IsNullable && Others.All(other => other.IsNullable)) || Table.IsNullable;

    /// <inheritdoc/>
    public bool Equals(ColumnPath? other) => other is not null && Column.Name == other.Column.Name && Table.Equals(other.Table)
        && Others.Select(column => column.Name).SequenceEqual(other.Others.Select(column => column.Name));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnPath);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column.Name, Table);

    /// <inheritdoc/>
    public override string ToString() => Table.Parent is null ? Column.Name : $"{Table.Name}.{Column.Name}";
}
