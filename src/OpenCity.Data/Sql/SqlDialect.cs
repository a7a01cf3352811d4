using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>
/// All that differs between the databases in the text of a read. Texts are compared by code point, case-sensitive; null is the least
/// value in every order.
/// </summary>
public abstract class SqlDialect
{
    /// <summary>Whether <c>(a, b) &gt; (x, y)</c> exists and is a range of an index.</summary>
    public abstract bool ComparesRows { get; }

    /// <summary>
    /// Whether a page is read before tables are joined that only its columns need: where a planner is free in how it joins, it does so with
    /// the page's rows in sight. One that joins row by row anyway gains nothing.
    /// </summary>
    public abstract bool ReadsPageFirst { get; }

    /// <summary>An identifier in quotes.</summary>
    public abstract string Quote(string identifier);

    /// <summary>Name of the parameter with this number, from 1.</summary>
    public abstract string ParameterName(int number);

    /// <summary>The parameter as an expression: its name, where the database takes its value as the columns keep theirs.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="kind">Kind of the column that it meets; null for a list of keys.</param>
    public virtual string Parameter(int number, ColumnKind? kind) => ParameterName(number);

    /// <summary>Adds the comparison of a column with a parameter. An unequal value is met, a missing one need not be.</summary>
    public virtual void AppendComparison(SqlText text, string column, ComparisonOperator op, ParameterSource value)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append(column).Append(OperatorText(op)).Append(text.Parameter(value));
    }

    /// <summary>Adds the test of a text column: a text contains, starts or ends with a parameter's, or (negated) does not.</summary>
    public abstract void AppendTextMatch(SqlText text, string column, TextOperator op, bool isNegated, ParameterSource value);

    /// <summary>Adds the test of one or several columns against a <see cref="KeyList"/>, or (negated) that it is not in it.</summary>
    public abstract void AppendInList(
        SqlText text, ImmutableArray<string> columns, ImmutableArray<ColumnKind> kinds, bool isNegated, ParameterSource list);

    /// <summary>Adds a term of ORDER BY, nulls being the least.</summary>
    public abstract void AppendOrderTerm(SqlText text, string column, bool isDescending, bool isNullable);

    /// <summary>Adds the end of a SELECT with ORDER BY that keeps its first rows.</summary>
    public abstract void AppendLimit(SqlText text, int rows);

    /// <summary>Whether the database counts its steps, so that a statement without a bound can be tried: <see cref="StatementText.Unbounded"/>.</summary>
    public virtual bool CountsSteps => false;

    /// <summary>Adds a SELECT that counts rows up to one more than a number.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="greatest">The number.</param>
    /// <param name="appendRest">Adds FROM and WHERE.</param>
    public virtual void AppendCount(SqlText text, int greatest, Action appendRest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(appendRest);
        text.Append("SELECT ").Append(Count("*")).Append(" FROM (SELECT 1 AS one");
        appendRest();
        AppendLimit(text, greatest + 1);
        text.Append(") AS c");
    }

    /// <summary>The number of rows (<c>*</c>) or of values, as a whole number of 64 bits.</summary>
    public virtual string Count(string what) => $"count({what})";

    /// <summary>The sum of numbers: of whole ones a whole number that has 64 bits at least.</summary>
    public virtual string Sum(string number, ColumnKind kind) => $"sum({number})";

    /// <summary>The upper 32 bits of a whole number of 64 bits, with its sign.</summary>
    public virtual string HighBits(string number) => $"{number} >> 32";

    /// <summary>The lower 32 bits of a whole number of 64 bits, without a sign.</summary>
    public virtual string LowBits(string number) => $"{number} & 4294967295";

    /// <summary>A term of GROUP BY: the place of a column of the result, where the database takes it, or the column's expression.</summary>
    /// <param name="place">The place, from 1.</param>
    /// <param name="expression">The expression that stands there.</param>
    public virtual string GroupTerm(int place, string expression) => place.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the keys of a <see cref="KeyList"/> as a table named <c>k</c>, for FROM.</summary>
    public abstract void AppendKeyTable(SqlText text, ParameterSource keys, ImmutableArray<ColumnKind> kinds);

    /// <summary>The position of a row of the table <c>k</c> in its list, from 0.</summary>
    public abstract string KeyPosition { get; }

    /// <summary>The part of a key in the table <c>k</c>.</summary>
    public abstract string KeyPart(int part, int parts, ColumnKind kind);

    /// <summary>
    /// Whether a join to <c>k</c>, whose rows an index has in the order of the statement, leaves each key as soon as the page is full
    /// of rows that come before; otherwise the first rows of each key are asked for (<see cref="AppendFirstPerKey"/>).
    /// </summary>
    public abstract bool StopsAtPage { get; }

    /// <summary>
    /// Whether an order that begins with a column that is <see cref="OneOf"/> a key is had from an index that begins with that column, and
    /// from no other. Of a column that simply equals a key a planner leaves that term out, and may then walk an index of the rest of the
    /// order, over the rows of all keys until it has met enough of one: all of them, where a key has no rows.
    /// </summary>
    public virtual bool HasOrderOfOneOf => false;

    /// <summary>The right side of an equality with one key, in the form of a list of keys.</summary>
    public virtual string OneOf(string key) => key;

    /// <summary>The word that joins a table to <c>k</c> and reads <c>k</c> first.</summary>
    public abstract string JoinToKeys { get; }

    /// <summary>Adds FROM with, for each row of a table of keys, the first rows of a child table in an order.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="appendKeys">Adds the table of keys.</param>
    /// <param name="rows">Alias of the child rows in the statement.</param>
    /// <param name="table">Name of the child table.</param>
    /// <param name="inner">Alias of the child table inside.</param>
    /// <param name="appendRest">Adds what follows SELECT … inside: FROM with the alias <paramref name="inner"/> up to the limit.</param>
    public abstract void AppendFirstPerKey(
        SqlText text, Action appendKeys, string rows, string table, string inner, Action appendRest);

    /// <summary>The whole number that is nearest to a number of double precision, as an expression.</summary>
    /// <param name="number">The number's expression.</param>
    /// <param name="isPositive">Whether it is never less than 0.</param>
    public abstract string Rounded(string number, bool isPositive);

    /// <summary>The start of the time bucket that an instant or a day lies in: an hour is an instant, all longer ones are days.</summary>
    /// <param name="column">The instant's or the day's expression.</param>
    /// <param name="kind">Whether it is an instant or a day.</param>
    /// <param name="bucket">Which bucket; a day has no hours.</param>
    /// <param name="zone">The zone whose calendar counts.</param>
    public abstract string Bucket(string column, ColumnKind kind, TimeBucket bucket, ZoneOffsets zone);

    /// <summary>The operator with spaces around it.</summary>
    private protected static string OperatorText(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => " = ",
        ComparisonOperator.NotEqual => " <> ",
        ComparisonOperator.Greater => " > ",
        ComparisonOperator.GreaterOrEqual => " >= ",
        ComparisonOperator.Less => " < ",
        ComparisonOperator.LessOrEqual => " <= ",
        _ => throw new UnreachableException(),
    };
}
