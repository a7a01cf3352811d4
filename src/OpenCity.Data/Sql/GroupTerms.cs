using System.Collections.Immutable;
using OpenCity.Data.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// What groups are made by, kept and ordered by. Keys and values stand as columns of a table of groups, so that conditions and orders are
/// the same as those of records.
/// </summary>
public sealed class GroupTerms
{
    private readonly TablePath _table;
    private readonly List<GroupValue> _values = [];

    internal GroupTerms(TablePath table, ImmutableArray<GroupField> fields, ImmutableArray<GroupKey> keys)
    {
        _table = table;
        Fields = fields;
        Keys = keys;
    }

    /// <summary>The fields that the groups are made by.</summary>
    public ImmutableArray<GroupField> Fields { get; }

    /// <summary>The columns of those fields.</summary>
    public ImmutableArray<GroupKey> Keys { get; }

    /// <summary>The functions that groups are kept or ordered by.</summary>
    public ImmutableArray<GroupValue> Values => [.. _values];

    /// <summary>Which groups are kept.</summary>
    public Predicate Having { get; internal set; } = Predicate.True;

    /// <summary>In which order; the keys decide at last, so that no two groups are equal in it.</summary>
    public ImmutableArray<OrderTerm> Order { get; internal set; } = [];

    /// <summary>A key as a column of the groups.</summary>
    internal ColumnPath KeyColumn(int key) => new(
        _table, new RecordColumn(Name('k', key), Keys[key].Kind, Keys[key].Column.IsNullable, null, null));

    /// <summary>A function as a column of the groups; it is computed from now on.</summary>
    internal ColumnPath ValueColumn(GroupValue value)
    {
        var index = _values.IndexOf(value);
        if (index < 0)
        {
            index = _values.Count;
            _values.Add(value);
        }

        return new ColumnPath(_table, new RecordColumn(Name('v', index), value.Kind, value.IsNullable, null, null));
    }

    internal static string Name(char kind, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}{index}");
}

/// <summary>A field that groups are made by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Place of its first key.</param>
/// <param name="Count">Number of its keys; a reference may have several.</param>
public sealed record GroupField(string Name, int First, int Count);
