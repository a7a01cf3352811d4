using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>SQLite: lists by <c>json_each</c>, child pages by a correlated IN over <c>rowid</c>.</summary>
public sealed class SqliteDialect : SqlDialect
{
    // No UTF-8 begins with it: greater than every text, where no text is the end of the prefix's range.
    private static readonly SqlValue AfterEveryText = SqlValue.OfUtf8(new byte[] { 0xFF });

    /// <summary>The dialect; it has no state.</summary>
    public static SqliteDialect Instance { get; } = new();

    private SqliteDialect()
    {
    }

    /// <inheritdoc/>
    public override bool ComparesRows => true;

    /// <inheritdoc/>
    public override bool ReadsPageFirst => false;

    /// <inheritdoc/>
    // Where the innermost loop has the order, it ends at the first row that comes behind the last one of a full page.
    public override bool StopsAtPage => true;

    /// <inheritdoc/>
    public override bool CountsSteps => true;

    /// <inheritdoc/>
    public override string KeyPosition => "k.\"key\"";

    /// <inheritdoc/>
    // SQLite never reorders the tables of a CROSS JOIN.
    public override string JoinToKeys => " CROSS JOIN ";

    /// <inheritdoc/>
    public override string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <inheritdoc/>
    public override string ParameterName(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    /// <inheritdoc/>
    // LIKE folds ASCII case and has wildcards; instr, substr and comparison do not. A start is a range of texts, which an index serves.
    public override void AppendTextMatch(SqlText text, string column, TextOperator op, bool isNegated, ParameterSource value)
    {
        var part = text.Parameter(value);
        switch (op)
        {
            case TextOperator.Contains:
                text.Append($"instr({column}, {part}) {(isNegated ? "=" : ">")} 0");
                break;
            case TextOperator.StartsWith:
                var end = text.Parameter(new PrefixEndSource(value, AfterEveryText));
                text.Append(isNegated
                    ? $"({column} < {part} OR {column} >= {end})"
                    : $"({column} >= {part} AND {column} < {end})");
                break;
            default:
                text.Append($"substr({column}, length({column}) - length({part}) + 1) {(isNegated ? "<>" : "=")} {part}");
                break;
        }
    }

    /// <inheritdoc/>
    public override void AppendInList(
        SqlText text, ImmutableArray<string> columns, ImmutableArray<ColumnKind> kinds, bool isNegated, ParameterSource list)
    {
        var left = columns.Length == 1 ? columns[0] : $"({string.Join(", ", columns)})";
        text.Append(left).Append(isNegated ? " NOT IN (SELECT " : " IN (SELECT ")
            .AppendJoined(", ", Enumerable.Range(0, columns.Length), i => text.Append(KeyPart(i, columns.Length, kinds[i])))
            .Append(" FROM ");
        AppendKeyTable(text, list, kinds);
        text.Append(")");
    }

    /// <inheritdoc/>
    public override void AppendOrderTerm(SqlText text, string column, bool isDescending, bool isNullable) =>
        text.Append(column).Append(isDescending ? " DESC" : "");

    /// <inheritdoc/>
    public override void AppendLimit(SqlText text, int rows) => text.Append(" LIMIT ").Append(rows);

    /// <inheritdoc/>
    public override void AppendKeyTable(SqlText text, ParameterSource keys, ImmutableArray<ColumnKind> kinds) =>
        text.Append("json_each(").Append(text.Parameter(keys)).Append(") AS k");

    /// <inheritdoc/>
    public override string KeyPart(int part, int parts, ColumnKind kind) =>
        parts == 1 ? "k.value" : string.Create(CultureInfo.InvariantCulture, $"k.value ->> {part}");

    /// <inheritdoc/>
    public override string Bucket(string column, ColumnKind kind, TimeBucket bucket, ZoneOffsets zone) =>
        kind == ColumnKind.Instant ? SqliteBuckets.OfInstant(column, bucket, zone) : SqliteBuckets.OfDay(column, bucket);

    /// <inheritdoc/>
    // A cast drops what is behind the point and costs no call of a function.
    public override string Rounded(string number, bool isPositive) =>
        isPositive ? $"CAST({number} + 0.5 AS INTEGER)" : $"CAST(round({number}) AS INTEGER)";

    /// <inheritdoc/>
    public override void AppendFirstPerKey(
        SqlText text, Action appendKeys, string rows, string table, string inner, Action appendRest)
    {
        text.Append(" FROM ");
        appendKeys();
        text.Append(JoinToKeys).AppendIdentifier(table).Append(" AS ").Append(rows)
            .Append(" ON ").Append(rows).Append(".rowid IN (SELECT ").Append(inner).Append(".rowid");
        appendRest();
        text.Append(")");
    }
}
