using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary>Same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or the same.</summary>
    GreaterOrEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    LessOrEqual,
}

/// <summary>Where in a text another is looked for: by code point, upper and lower case apart, no wildcards.</summary>
public enum TextOperator
{
    /// <summary>Anywhere.</summary>
    Contains,

    /// <summary>At the start.</summary>
    StartsWith,

    /// <summary>At the end.</summary>
    EndsWith,
}

/// <summary>
/// A condition on a row, the same for all dialects. A part that meets a null is not met, whatever it says; what includes nulls says
/// so by an <see cref="IsNullPredicate"/> beside it.
/// </summary>
public abstract class Predicate
{
    /// <summary>Met by every row.</summary>
    public static Predicate True { get; } = new ConstantPredicate(true);

    /// <summary>Met by no row.</summary>
    public static Predicate False { get; } = new ConstantPredicate(false);

    /// <summary>Met where all are.</summary>
    public static Predicate All(params IEnumerable<Predicate> parts)
    {
        var kept = parts.Where(part => part != True).ToImmutableArray();
        return kept.Contains(False) ? False : kept.Length switch { 0 => True, 1 => kept[0], _ => new AllPredicate(kept) };
    }

    /// <summary>Met where at least one is.</summary>
    public static Predicate Any(params IEnumerable<Predicate> parts)
    {
        var kept = parts.Where(part => part != False).ToImmutableArray();
        return kept.Contains(True) ? True : kept.Length switch { 0 => False, 1 => kept[0], _ => new AnyPredicate(kept) };
    }

    /// <summary>Met where the column has no value.</summary>
    public static Predicate IsNull(ColumnPath column) => column.IsNullable ? new IsNullPredicate(column, true) : False;

    /// <summary>Met where the column has a value.</summary>
    public static Predicate IsNotNull(ColumnPath column) => column.IsNullable ? new IsNullPredicate(column, false) : True;

    /// <summary>Met where the other is not, whether by its value or because there is none.</summary>
    public static Predicate Not(Predicate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other == True ? False : other == False ? True : other is ExistsPredicate exists ? exists.Negated : new UnmetPredicate(other);
    }

    /// <summary>Met where a record of a list meets a condition.</summary>
    /// <param name="key">The key of the record that has the list.</param>
    /// <param name="list">The list's table, a root of its own.</param>
    /// <param name="by">The reference of its records to the one that has the list.</param>
    /// <param name="where">The condition.</param>
    public static Predicate Exists(ImmutableArray<ColumnPath> key, TablePath list, IToOneField by, Predicate where) =>
        where == False ? False : new ExistsPredicate(key, list, by, where, false);

    /// <summary>The columns that it looks at, those of lists left out.</summary>
    public abstract IEnumerable<ColumnPath> Columns { get; }
}

/// <summary>Met by every row, or by none.</summary>
internal sealed class ConstantPredicate(bool value) : Predicate
{
    public bool Value { get; } = value;

    public override IEnumerable<ColumnPath> Columns => [];
}

/// <summary>Conjunction of at least two.</summary>
internal sealed class AllPredicate(ImmutableArray<Predicate> parts) : Predicate
{
    public ImmutableArray<Predicate> Parts { get; } = parts;

    public override IEnumerable<ColumnPath> Columns => Parts.SelectMany(part => part.Columns);
}

/// <summary>Disjunction of at least two.</summary>
internal sealed class AnyPredicate(ImmutableArray<Predicate> parts) : Predicate
{
    public ImmutableArray<Predicate> Parts { get; } = parts;

    public override IEnumerable<ColumnPath> Columns => Parts.SelectMany(part => part.Columns);
}

/// <summary><c>IS NULL</c>, <c>IS NOT NULL</c>.</summary>
internal sealed class IsNullPredicate(ColumnPath column, bool isNull) : Predicate
{
    public ColumnPath Column { get; } = column;

    public bool ExpectsNull { get; } = isNull;

    public override IEnumerable<ColumnPath> Columns => [Column];
}

/// <summary>A column against a value.</summary>
internal sealed class ComparisonPredicate(ColumnPath column, ComparisonOperator op, ParameterSource value) : Predicate
{
    public ColumnPath Column { get; } = column;

    public ComparisonOperator Operator { get; } = op;

    public ParameterSource Value { get; } = value;

    public override IEnumerable<ColumnPath> Columns => [Column];
}

/// <summary>A text in a column.</summary>
internal sealed class TextPredicate(ColumnPath column, TextOperator op, bool isNegated, ParameterSource value) : Predicate
{
    public ColumnPath Column { get; } = column;

    public TextOperator Operator { get; } = op;

    public bool IsNegated { get; } = isNegated;

    public ParameterSource Value { get; } = value;

    public override IEnumerable<ColumnPath> Columns => [Column];
}

/// <summary>One or several columns against a list of values or keys.</summary>
internal sealed class InListPredicate(ImmutableArray<ColumnPath> columns, bool isNegated, ParameterSource list) : Predicate
{
    public ImmutableArray<ColumnPath> Key { get; } = columns;

    public bool IsNegated { get; } = isNegated;

    public ParameterSource List { get; } = list;

    public override IEnumerable<ColumnPath> Columns => Key;
}

/// <summary>Columns without nulls against as many values, all rising (or all falling): <c>(a, b) &gt; (x, y)</c>.</summary>
internal sealed class RowPredicate(ImmutableArray<ColumnPath> columns, bool isGreater, ImmutableArray<ParameterSource> values)
    : Predicate
{
    public ImmutableArray<ColumnPath> Row { get; } = columns;

    public bool IsGreater { get; } = isGreater;

    public ImmutableArray<ParameterSource> Values { get; } = values;

    public override IEnumerable<ColumnPath> Columns => Row;
}

/// <summary>A place at most so far from another, by the haversine formula.</summary>
internal sealed class DistancePredicate(
    ColumnPath latitude, ColumnPath longitude, ParameterSource north, ParameterSource east, ParameterSource cosine, ParameterSource haversine)
    : Predicate
{
    public ColumnPath Latitude { get; } = latitude;

    public ColumnPath Longitude { get; } = longitude;

    /// <summary>Latitude of the other place in degrees.</summary>
    public ParameterSource North { get; } = north;

    /// <summary>Longitude of the other place in degrees.</summary>
    public ParameterSource East { get; } = east;

    /// <summary>Cosine of its latitude.</summary>
    public ParameterSource Cosine { get; } = cosine;

    /// <summary>The square of the sine of half the angle between them, at most.</summary>
    public ParameterSource Haversine { get; } = haversine;

    public override IEnumerable<ColumnPath> Columns => [Latitude, Longitude];
}

/// <summary>Met where another is not: also where it is unknown.</summary>
internal sealed class UnmetPredicate(Predicate other) : Predicate
{
    public Predicate Other { get; } = other;

    public override IEnumerable<ColumnPath> Columns => Other.Columns;
}

/// <summary>Met where the truth of another, which is never unknown, is that of a parameter.</summary>
internal sealed class TruthPredicate(Predicate other, ParameterSource truth) : Predicate
{
    public Predicate Other { get; } = other;

    public ParameterSource Truth { get; } = truth;

    public override IEnumerable<ColumnPath> Columns => Other.Columns;
}

/// <summary>Whether a list has a record that meets a condition; never unknown.</summary>
internal sealed class ExistsPredicate(
    ImmutableArray<ColumnPath> key, TablePath list, IToOneField by, Predicate where, bool isNegated) : Predicate
{
    public ImmutableArray<ColumnPath> Key { get; } = key;

    public TablePath List { get; } = list;

    public IToOneField By { get; } = by;

    public Predicate Where { get; } = where;

    public bool IsNegated { get; } = isNegated;

    public Predicate Negated => new ExistsPredicate(Key, List, By, Where, !IsNegated);

    public override IEnumerable<ColumnPath> Columns => Key;
}
