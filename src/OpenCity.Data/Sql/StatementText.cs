using System.Collections.Immutable;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>What a column of a statement's result is.</summary>
public enum StatementColumnRole
{
    /// <summary>A column of a table.</summary>
    Value,

    /// <summary>Position of the key in the <see cref="KeyList"/> that the row belongs to, from 0: a whole number.</summary>
    Position,

    /// <summary>A number of rows.</summary>
    Count,

    /// <summary>What a group is made by.</summary>
    Key,

    /// <summary>A figure over the rows of a group.</summary>
    Figure,
}

/// <summary>A column of a statement's result.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Column">The table's column, or one that has the kind of a key or a figure; null for other roles.</param>
/// <param name="Ordinal">Its place in the result, from 0.</param>
public sealed record StatementColumn(StatementColumnRole Role, ColumnPath? Column, int Ordinal);

/// <summary>A statement ready to be prepared: text, where its parameters come from, and what its result has.</summary>
/// <param name="Sql">The text; it holds no value of a request.</param>
/// <param name="Parameters">Sources of the parameters in the order of their numbers.</param>
/// <param name="Columns">Columns of the result in order.</param>
public sealed record StatementText(
    string Sql, ImmutableArray<ParameterSource> Parameters, ImmutableArray<StatementColumn> Columns)
{
    /// <summary>
    /// A text with the same parameters that answers the same by fewer steps a row, and for which there is no most of rows; null where
    /// there is none. A database that counts its steps tries it first, while it is cheap.
    /// </summary>
    public string? Unbounded { get; init; }

    /// <summary>Place of a table's column in the result.</summary>
    public int OrdinalOf(ColumnPath column) => Columns.First(
        result => result.Role == StatementColumnRole.Value && result.Column!.Equals(column)).Ordinal;

    /// <summary>Place of a column with a role of which there is one.</summary>
    public int OrdinalOf(StatementColumnRole role) => Columns.First(result => result.Role == role).Ordinal;
}
