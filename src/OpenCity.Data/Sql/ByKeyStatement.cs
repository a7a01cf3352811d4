using System.Collections.Immutable;

namespace OpenCity.Data.Sql;

/// <summary>
/// The records of one or many keys. A row of the result carries the position of its key; a key without a record has no row. The rows
/// are in no order.
/// </summary>
public sealed record ByKeyStatement : Statement
{
    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var key = Table.Table.Key;
        var aliases = new TableAliases("t", Table).With(Columns);
        var result = Result(Columns, StatementColumnRole.Position);
        AppendSelect(text, result, aliases);
        text.Append(" FROM ");
        dialect.AppendKeyTable(text, ParameterSource.Keys, [.. key.Select(column => column.Kind)]);
        text.Append(dialect.JoinToKeys);
        aliases.AppendRoot(text);
        text.Append(" ON ").AppendJoined(" AND ", Enumerable.Range(0, key.Length), i => text
            .Append(aliases.Column(Table.Column(key[i]), dialect))
            .Append(" = ").Append(dialect.KeyPart(i, key.Length, key[i].Kind)));
        aliases.AppendJoins(text);
        return new StatementText(text.ToString(), text.Parameters, result);
    }
}
