using System.Collections.Immutable;
using System.Globalization;
using OpenCity.GraphQL;

namespace OpenCity.Data.Sql;

/// <summary>
/// The table that one SELECT reads and those it joins to it, each path of references once, with their aliases.
/// </summary>
public sealed class TableAliases
{
    /// <summary>Greatest number of joins that a filter and an order make; those of the selection come to them. SQLite allows 64 tables.</summary>
    public const int MaxJoins = 24;

    /// <summary>Greatest number of joins that the selected columns make.</summary>
    public const int MaxSelected = 8;

    private readonly string _prefix;
    private readonly Dictionary<TablePath, string> _aliases = [];
    private readonly List<TablePath> _joins = [];
    private readonly HashSet<TablePath> _linked = [];

    /// <summary>Begins with the table that is read; aliases are the prefix and a number.</summary>
    public TableAliases(string prefix, TablePath root)
    {
        _prefix = prefix;
        Root = root;
        _aliases.Add(root, prefix + "0");
    }

    /// <summary>The table that is read.</summary>
    public TablePath Root { get; }

    /// <summary>Number of tables that are joined.</summary>
    internal int Joins => _joins.Count;

    /// <summary>Aliases of a SELECT within the one that these are of.</summary>
    public TableAliases Within(TablePath root) => new(_prefix + "e", root);

    /// <summary>Makes sure that the columns can be read.</summary>
    public TableAliases With(IEnumerable<ColumnPath> columns)
    {
        foreach (var column in columns)
        {
            Add(column.Table);
        }

        return this;
    }

    /// <summary>Alias of a table that <see cref="With"/> has seen.</summary>
    public string this[TablePath table] => _aliases[table];

    /// <summary>A column as an expression: <c>alias."column"</c>.</summary>
    public string Column(ColumnPath column, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(dialect);
        var alias = _aliases[column.Table];
        var names = column.Others.Prepend(column.Column).Select(part => $"{alias}.{dialect.Quote(part.Name)}");
        return column.Others.IsEmpty ? names.First() : $"COALESCE({string.Join(", ", names)})";
    }

    /// <summary>Adds <c>"table" AS t0</c>.</summary>
    public void AppendRoot(SqlText text) =>
        text.AppendIdentifier(Root.Table.Name).Append(" AS ").Append(_aliases[Root]);

    /// <summary>Adds the joins, each after those it starts from; a reference that leads nowhere keeps its row.</summary>
    public void AppendJoins(SqlText text)
    {
        foreach (var table in _joins.Where(table => !_linked.Contains(table)))
        {
            text.Append(" LEFT JOIN ").AppendIdentifier(table.Table.Name).Append(" AS ").Append(_aliases[table]).Append(" ON ");
            text.AppendJoined(" AND ", table.Table.Key, key => text
                .Append(_aliases[table]).Append(".").AppendIdentifier(key.Name)
                .Append(" = ").Append(Column(table.Column(key), text.Dialect)));
        }
    }

    /// <summary>
    /// Adds the joins of the table's rows to something that stands before: first the table that the columns of the link stand in, then those
    /// on the way back, at last the one that is read. <see cref="AppendJoins"/> adds the others.
    /// </summary>
    /// <param name="text">The statement.</param>
    /// <param name="link">Columns that <see cref="With"/> has seen, each with what it equals.</param>
    internal void AppendLinked(SqlText text, ImmutableArray<(ColumnPath Column, string Other)> link)
    {
        var chain = new List<TablePath>();
        for (var table = link.MaxBy(pair => pair.Column.Table.Depth).Column.Table; table is not null; table = table.Parent)
        {
            if (_aliases.ContainsKey(table))
            {
                chain.Add(table);
            }
        }

        var conditions = link.Select(pair => (Text: $"{Column(pair.Column, text.Dialect)} = {pair.Other}", Needs: pair.Column.Table))
            .Concat(chain.Where(table => table.Parent is not null).SelectMany(table => table.Table.Key.Select(key => (
                Text: $"{_aliases[table]}.{text.Dialect.Quote(key.Name)} = {Column(table.Column(key), text.Dialect)}", Needs: table.Column(key).Table))))
            .ToList();
        foreach (var (table, i) in chain.Select((table, i) => (table, i)))
        {
            // A condition comes with the last of its tables; they stand from the far end to the near one.
            var here = conditions.Where(condition => condition.Needs.Equals(table)).Select(condition => condition.Text).DefaultIfEmpty("1 = 1");
            text.Append(i == 0 ? text.Dialect.JoinToKeys : " JOIN ").AppendIdentifier(table.Table.Name).Append(" AS ").Append(_aliases[table])
                .Append(" ON ").AppendJoined(" AND ", here, part => text.Append(part));
        }

        _linked.UnionWith(chain);
    }

    private void Add(TablePath table)
    {
        if (_aliases.ContainsKey(table))
        {
            return;
        }

        if (_joins.Count == MaxJoins + MaxSelected)
        {
            throw new QueryException(
                ErrorCodes.FilterLimitExceeded,
                $"\"where\" and \"order\" go over more than {MaxJoins} relations. Use fewer, or ask in two steps.");
        }

        // The key's columns are read from the reference, so what they stand in is joined first.
        With(table.Table.Key.Select(table.Column));
        _joins.Add(table);
        _aliases.Add(table, _prefix + _joins.Count.ToString(CultureInfo.InvariantCulture));
    }
}
