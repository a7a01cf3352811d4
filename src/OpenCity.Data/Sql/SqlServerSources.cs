using System.Collections.Immutable;
using System.Text;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>Values of parameters in the form that the texts for SQL Server expect.</summary>
internal static class SqlServerSources
{
    private static bool EndsWithSpace(in SqlValue value) => value.Kind == SqlValueKind.Text && value.Text.EndsWith(' ');

    /// <summary>A text that columns are to equal: null where it ends with a space, or it would equal the text without.</summary>
    internal sealed class Equal(ParameterSource value) : ParameterSource
    {
        public override ColumnKind? Kind => value.Kind;

        public override SqlValue Evaluate(in StatementArguments arguments)
        {
            var text = value.Evaluate(arguments);
            return EndsWithSpace(text) ? SqlValue.Null : text;
        }

        // What is compared twice is one parameter.
        public override bool Equals(object? obj) => obj is Equal other && other.Value == value;

        public override int GetHashCode() => HashCode.Combine(typeof(Equal), value);

        private ParameterSource Value => value;
    }

    /// <summary>
    /// A text that others are compared with. Where it ends with a space, or goes on with U+0000, no record has it or a text next to
    /// it: what is less is all up to the text without that end, as a server sees it that takes the shorter one to go on with spaces.
    /// </summary>
    internal sealed class Bound(ParameterSource value, ComparisonOperator op) : ParameterSource
    {
        // A text behind all that go on with spaces; no published one has so many of them within.
        private static readonly string s_behindSpaces = new string(' ', 1000) + '!';

        public override ColumnKind? Kind => ColumnKind.Text;

        public override SqlValue Evaluate(in StatementArguments arguments)
        {
            var given = value.Evaluate(arguments);
            if (given.Kind != SqlValueKind.Text)
            {
                return given;
            }

            var end = given.Text.IndexOf('\0', StringComparison.Ordinal);
            var text = end < 0 ? given.Text : given.Text[..end];
            return (end >= 0 || text.EndsWith(' ')) && IsEnd ? SqlValue.Of(text.TrimEnd(' ') + s_behindSpaces) : SqlValue.Of(text);
        }

        // What is compared twice is one parameter.
        public override bool Equals(object? obj) => obj is Bound other && other.Value == value && other.IsEnd == IsEnd;

        public override int GetHashCode() => HashCode.Combine(typeof(Bound), value, IsEnd);

        private ParameterSource Value => value;

        private bool IsEnd => op is ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual;
    }

    /// <summary>The pattern of LIKE for a text in which nothing is a wildcard; <c>\</c> escapes.</summary>
    internal sealed class Pattern(ParameterSource value, TextOperator op) : ParameterSource
    {
        public override ColumnKind? Kind => ColumnKind.Text;

        public override SqlValue Evaluate(in StatementArguments arguments)
        {
            var pattern = new StringBuilder(op == TextOperator.StartsWith ? "" : "%");
            foreach (var unit in value.Evaluate(arguments).Text)
            {
                pattern.Append(unit is '%' or '_' or '[' or '\\' ? "\\" : "").Append(unit);
            }

            return SqlValue.Of(pattern.Append(op == TextOperator.EndsWith ? "" : "%").ToString());
        }
    }

    /// <summary>
    /// A list of keys as one JSON array, each with its position before it where that is asked for; an instant is a text there.
    /// A key with a text that ends with a space matches nothing: it is null, or left out of a list without positions.
    /// </summary>
    internal sealed class Keys(ParameterSource keys, ImmutableArray<ColumnKind> kinds, bool hasPosition)
        : ParameterSource
    {
        public override SqlValue Evaluate(in StatementArguments arguments)
        {
            var given = keys.Evaluate(arguments).Keys;
            var list = new KeyList(kinds.Length + (hasPosition ? 1 : 0));
            for (var i = 0; i < given.Count; i++)
            {
                SqlValue[] key = [.. kinds.Select((kind, part) => Form(kind, given[i, part]))];
                if (hasPosition)
                {
                    list.Add([SqlValue.Of((long)i), .. key]);
                }
                else if (key.All(part => part.Kind != SqlValueKind.Null))
                {
                    list.Add(key);
                }
            }

            return SqlValue.Of(list);
        }

        private static SqlValue Form(ColumnKind kind, in SqlValue value) => value.Kind switch
        {
            SqlValueKind.Integer when kind == ColumnKind.Instant => SqlValue.Of(SqlServerTypes.InstantText(value.Integer)),
            SqlValueKind.Text when EndsWithSpace(value) => SqlValue.Null,
            _ => value,
        };

        // A list that stands twice in a statement in the same form is one parameter.
        public override bool Equals(object? obj) =>
            obj is Keys other && other.List == keys && other.HasPosition == hasPosition;

        public override int GetHashCode() => HashCode.Combine(keys, hasPosition);

        private ParameterSource List => keys;

        private bool HasPosition => hasPosition;
    }
}
