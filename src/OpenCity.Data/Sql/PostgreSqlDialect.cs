using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>
/// PostgreSQL: lists are arrays, one a column, child pages by <c>LATERAL</c>. Columns of text have the collation <c>C</c>, so that they
/// are compared by code point.
/// </summary>
/// <remarks>
/// The server takes no U+0000, so a text that holds one arrives as null. No record has such a text: what asks for it must not be met,
/// and what asks for anything else must be, which a comparison with null would not say.
/// </remarks>
public sealed class PostgreSqlDialect : SqlDialect
{
    /// <summary>The dialect; it has no state.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    private PostgreSqlDialect()
    {
    }

    /// <inheritdoc/>
    public override bool ComparesRows => true;

    /// <inheritdoc/>
    public override bool ReadsPageFirst => true;

    /// <inheritdoc/>
    public override bool StopsAtPage => false;

    /// <inheritdoc/>
    public override string KeyPosition => "k.n - 1";

    /// <inheritdoc/>
    public override string JoinToKeys => " JOIN ";

    /// <inheritdoc/>
    public override string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <inheritdoc/>
    public override string ParameterName(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    /// <inheritdoc/>
    public override void AppendComparison(SqlText text, string column, ComparisonOperator op, ParameterSource value)
    {
        switch (op)
        {
            case ComparisonOperator.NotEqual:
                text.Append(column).Append(" IS DISTINCT FROM ").Append(text.Parameter(value));
                break;
            case ComparisonOperator.Equal:
                text.Append(column).Append(" = ").Append(text.Parameter(value));
                break;
            default:
                var source = value.Kind == ColumnKind.Text ? new BoundSource(value, op) : value;
                text.Append(column).Append(OperatorText(op)).Append(text.Parameter(source));
                break;
        }
    }

    /// <inheritdoc/>
    // LIKE has wildcards; strpos, right and comparison do not. A start is a range of texts, which an index serves.
    public override void AppendTextMatch(SqlText text, string column, TextOperator op, bool isNegated, ParameterSource value)
    {
        var part = text.Parameter(value);
        text.Append(isNegated ? "(" : "");
        switch (op)
        {
            case TextOperator.Contains:
                text.Append($"strpos({column}, {part}) > 0");
                break;
            case TextOperator.StartsWith:
                var end = text.Parameter(new PrefixEndSource(value, AfterEveryText));
                text.Append(isNegated ? "" : "(").Append($"{column} >= {part} AND {column} < {end}").Append(isNegated ? "" : ")");
                break;
            default:
                text.Append($"right({column}, length({part})) = {part}");
                break;
        }

        text.Append(isNegated ? ") IS NOT TRUE" : "");
    }

    /// <inheritdoc/>
    public override void AppendInList(
        SqlText text, ImmutableArray<string> columns, ImmutableArray<ColumnKind> kinds, bool isNegated, ParameterSource list)
    {
        if (columns.Length == 1)
        {
            text.Append(columns[0]).Append(isNegated ? " <> ALL (" : " = ANY (").Append(Array(text, list, 0, kinds[0])).Append(")");
            return;
        }

        text.Append("(").AppendJoined(", ", columns, column => text.Append(column)).Append(isNegated ? ") NOT IN (SELECT " : ") IN (SELECT ")
            .AppendJoined(", ", Enumerable.Range(0, columns.Length), i => text.Append(KeyPart(i, columns.Length, kinds[i])))
            .Append(" FROM ");
        AppendKeyTable(text, list, kinds);
        text.Append(")");
    }

    /// <inheritdoc/>
    public override void AppendOrderTerm(SqlText text, string column, bool isDescending, bool isNullable) => text
        .Append(column)
        .Append(isDescending ? " DESC" : "")
        .Append(!isNullable ? "" : isDescending ? " NULLS LAST" : " NULLS FIRST");

    /// <inheritdoc/>
    public override void AppendLimit(SqlText text, int rows) => text.Append(" LIMIT ").Append(rows);

    /// <inheritdoc/>
    public override void AppendKeyTable(SqlText text, ParameterSource keys, ImmutableArray<ColumnKind> kinds)
    {
        var parts = Enumerable.Range(0, kinds.Length).ToList();
        text.Append("unnest(").AppendJoined(", ", parts, i => text.Append(Array(text, keys, i, kinds[i])))
            .Append(") WITH ORDINALITY AS k(").AppendJoined(", ", parts, i => text.Append(Part(i))).Append(", n)");
    }

    /// <inheritdoc/>
    public override string KeyPart(int part, int parts, ColumnKind kind) => "k." + Part(part);

    /// <inheritdoc/>
    public override bool HasOrderOfOneOf => true;

    /// <inheritdoc/>
    public override string OneOf(string key) => $"ANY (ARRAY[{key}])";

    /// <inheritdoc/>
    public override void AppendFirstPerKey(
        SqlText text, Action appendKeys, string rows, string table, string inner, Action appendRest)
    {
        text.Append(" FROM ");
        appendKeys();
        text.Append(" CROSS JOIN LATERAL (SELECT ").Append(inner).Append(".*");
        appendRest();
        text.Append(") AS ").Append(rows);
    }

    /// <inheritdoc/>
    public override string Bucket(string column, ColumnKind kind, TimeBucket bucket, ZoneOffsets zone) =>
        kind == ColumnKind.Instant ? PostgreSqlBuckets.OfInstant(column, bucket, zone) : PostgreSqlBuckets.OfDay(column, bucket);

    /// <inheritdoc/>
    public override string Rounded(string number, bool isPositive) => $"CAST({number} AS bigint)";

    // U+10FFFF is no character; no published text begins with hundreds of them.
    private static SqlValue AfterEveryText { get; } =
        SqlValue.Of(string.Concat(Enumerable.Repeat(char.ConvertFromUtf32(0x10FFFF), 300)));

    private static string Part(int part) => string.Create(CultureInfo.InvariantCulture, $"c{part}");

    private static string Array(SqlText text, ParameterSource keys, int part, ColumnKind kind) =>
        text.Parameter(new KeyColumnSource(keys, part)) + kind switch
        {
            ColumnKind.Text => "::text[]",
            ColumnKind.Int => "::integer[]",
            ColumnKind.Long => "::bigint[]",
            ColumnKind.Double => "::double precision[]",
            ColumnKind.Boolean => "::boolean[]",
            ColumnKind.Instant => "::timestamp with time zone[]",
            ColumnKind.Date => "::date[]",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>One column of a list of keys.</summary>
    private sealed class KeyColumnSource(ParameterSource keys, int column) : ParameterSource
    {
        public override SqlValue Evaluate(in StatementArguments arguments) => SqlValue.Of(keys.Evaluate(arguments).Keys, column);

        // A list that stands twice in a statement is one parameter a column.
        public override bool Equals(object? obj) => obj is KeyColumnSource other && other.List == keys && other.Column == column;

        public override int GetHashCode() => HashCode.Combine(keys, column);

        private ParameterSource List => keys;

        private int Column => column;
    }

    /// <summary>
    /// A text that others are compared with. Of one with U+0000 the end from there on decides nothing, as no record has a text between
    /// its beginning and that beginning with U+0001 behind it.
    /// </summary>
    private sealed class BoundSource(ParameterSource value, ComparisonOperator op) : ParameterSource
    {
        public override ColumnKind? Kind => ColumnKind.Text;

        public override SqlValue Evaluate(in StatementArguments arguments)
        {
            var bound = value.Evaluate(arguments);
            if (bound.Kind != SqlValueKind.Text || bound.Text.IndexOf('\0', StringComparison.Ordinal) is not (>= 0 and var end))
            {
                return bound;
            }

            var beginning = bound.Text[..end];
            return SqlValue.Of(op is ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual ? beginning + '\u0001' : beginning);
        }
    }
}
