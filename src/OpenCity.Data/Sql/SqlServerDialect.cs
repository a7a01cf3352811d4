using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// SQL Server, in the grammar of 2019: lists by <c>OPENJSON</c>, child pages by <c>CROSS APPLY</c>. Texts are <c>varchar</c> in
/// UTF-8 with a collation by code point. There is no provider of it: tests print and bind (docs/decisions/0009-t-sql.md).
/// </summary>
/// <remarks>
/// The server compares texts as if the shorter one went on with spaces. No record has a text that ends with a space, so
/// nothing equals one that does, and none is next to it; the sources in <see cref="SqlServerSources"/> see to it.
/// </remarks>
public sealed class SqlServerDialect : SqlDialect
{
    /// <summary>The dialect; it has no state.</summary>
    public static SqlServerDialect Instance { get; } = new();

    private SqlServerDialect()
    {
    }

    /// <inheritdoc/>
    public override bool ComparesRows => false;

    /// <inheritdoc/>
    public override bool ReadsPageFirst => true;

    /// <inheritdoc/>
    public override bool StopsAtPage => false;

    /// <inheritdoc/>
    public override string KeyPosition => "k.[n]";

    /// <inheritdoc/>
    public override string JoinToKeys => " JOIN ";

    /// <inheritdoc/>
    public override string Quote(string identifier) => $"[{identifier.Replace("]", "]]", StringComparison.Ordinal)}]";

    /// <inheritdoc/>
    public override string ParameterName(int number) => $"@p{Number(number)}";

    /// <inheritdoc/>
    // As nvarchar it would take the column along to that type, and the index would be lost.
    public override string Parameter(int number, ColumnKind? kind) =>
        kind == ColumnKind.Text ? SqlServerTypes.AsColumn(ParameterName(number)) : ParameterName(number);

    /// <inheritdoc/>
    public override void AppendComparison(SqlText text, string column, ComparisonOperator op, ParameterSource value)
    {
        if (op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) || value.Kind != ColumnKind.Text)
        {
            var bound = value.Kind == ColumnKind.Text ? new SqlServerSources.Bound(value, op) : value;
            base.AppendComparison(text, column, op, bound);
            return;
        }

        var other = text.Parameter(new SqlServerSources.Equal(value));
        text.Append(op == ComparisonOperator.Equal
            ? $"{column} = {other}"
            : $"({column} <> {other} OR {other} IS NULL)");
    }

    /// <inheritdoc/>
    // LIKE and not a range: in a range a text with a control character stands before its own beginning.
    public override void AppendTextMatch(
        SqlText text, string column, TextOperator op, bool isNegated, ParameterSource value) => text
        .Append(column).Append(isNegated ? " NOT LIKE " : " LIKE ")
        .Append(text.Parameter(new SqlServerSources.Pattern(value, op))).Append(@" ESCAPE '\'");

    /// <inheritdoc/>
    public override void AppendInList(
        SqlText text, ImmutableArray<string> columns, ImmutableArray<ColumnKind> kinds, bool isNegated, ParameterSource list)
    {
        var parts = Enumerable.Range(0, columns.Length).Select(i => KeyPart(i, columns.Length, kinds[i])).ToList();
        if (columns.Length == 1)
        {
            text.Append(columns[0]).Append(isNegated ? " NOT IN" : " IN").Append($" (SELECT {parts[0]} FROM ");
            AppendList(text, list, kinds, hasPosition: false);
            text.Append(")");
            return;
        }

        text.Append(isNegated ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ");
        AppendList(text, list, kinds, hasPosition: false);
        text.Append($" WHERE {string.Join(" AND ", parts.Select((part, i) => $"{columns[i]} = {part}"))})");
    }

    /// <inheritdoc/>
    public override void AppendOrderTerm(SqlText text, string column, bool isDescending, bool isNullable) =>
        text.Append(column).Append(isDescending ? " DESC" : "");

    /// <inheritdoc/>
    // TOP, which says the same, stands before the columns.
    public override void AppendLimit(SqlText text, int rows) =>
        text.Append(" OFFSET 0 ROWS FETCH NEXT ").Append(rows).Append(" ROWS ONLY");

    /// <inheritdoc/>
    public override void AppendCount(SqlText text, int greatest, Action appendRest)
    {
        text.Append("SELECT ").Append(Count("*")).Append(" FROM (SELECT TOP (").Append(greatest + 1).Append(") 1 AS one");
        appendRest();
        text.Append(") AS c");
    }

    /// <inheritdoc/>
    public override string Count(string what) => $"count_big({what})";

    /// <inheritdoc/>
    // The sum of a type is of that type, and overflows in it.
    public override string Sum(string number, ColumnKind kind) =>
        kind == ColumnKind.Int ? $"sum(CAST({number} AS bigint))" : $"sum({number})";

    /// <inheritdoc/>
    // There is no shift; without its lower bits a number is divided without a rest, which would go towards 0.
    public override string HighBits(string number) => $"({number} - ({LowBits(number)})) / CAST(4294967296 AS bigint)";

    /// <inheritdoc/>
    public override string LowBits(string number) => $"{number} & CAST(4294967295 AS bigint)";

    /// <inheritdoc/>
    public override string GroupTerm(int place, string expression) => expression;

    /// <inheritdoc/>
    public override void AppendKeyTable(SqlText text, ParameterSource keys, ImmutableArray<ColumnKind> kinds) =>
        AppendList(text, keys, kinds, hasPosition: true);

    /// <inheritdoc/>
    public override string KeyPart(int part, int parts, ColumnKind kind)
    {
        var column = $"k.[c{Number(part)}]";
        return kind == ColumnKind.Text ? SqlServerTypes.AsColumn(column) : column;
    }

    /// <inheritdoc/>
    public override void AppendFirstPerKey(
        SqlText text, Action appendKeys, string rows, string table, string inner, Action appendRest)
    {
        text.Append(" FROM ");
        appendKeys();
        text.Append(" CROSS APPLY (SELECT ").Append(inner).Append(".*");
        appendRest();
        text.Append(") AS ").Append(rows);
    }

    /// <inheritdoc/>
    public override string Bucket(string column, ColumnKind kind, TimeBucket bucket, ZoneOffsets zone) =>
        kind == ColumnKind.Instant
            ? SqlServerBuckets.OfInstant(column, bucket, zone)
            : SqlServerBuckets.OfDay(column, bucket);

    /// <inheritdoc/>
    public override string Rounded(string number, bool isPositive) => $"CAST(round({number}, 0) AS bigint)";

    // A position is a part of the list: OPENJSON tells it only where it gives no types.
    private static void AppendList(
        SqlText text, ParameterSource keys, ImmutableArray<ColumnKind> kinds, bool hasPosition)
    {
        var offset = hasPosition ? 1 : 0;
        var list = text.Parameter(new SqlServerSources.Keys(keys, kinds, hasPosition));
        text.Append($"OPENJSON({list}) WITH (").Append(hasPosition ? "[n] int '$[0]', " : "")
            .AppendJoined(", ", Enumerable.Range(0, kinds.Length), Column).Append(") AS k");

        void Column(int i)
        {
            var path = kinds.Length + offset == 1 ? "$" : $"$[{Number(i + offset)}]";
            text.Append($"[c{Number(i)}] {SqlServerTypes.InJson(kinds[i])} '{path}'");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
