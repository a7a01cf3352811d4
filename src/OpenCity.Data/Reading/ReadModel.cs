using System.Collections.Frozen;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>Everything that plans over records share: tables, dialect, clock, cursors.</summary>
public sealed class ReadModel
{
    /// <summary>A read model.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="clock">The city's zone.</param>
    /// <param name="cursors">Seals cursors.</param>
    /// <param name="limits">Sizes of pages; null for those of a public server.</param>
    public ReadModel(CityTables tables, SqlDialect dialect, CityClock clock, CursorCodec cursors, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Limits = limits ?? new ReadLimits();
        Tables = tables;
        Dialect = dialect;
        Clock = clock;
        Cursors = cursors;
        Singular = tables.City.RecordTypes.ToFrozenDictionary(type => type.SingularName);
        Plural = tables.City.RecordTypes.ToFrozenDictionary(type => type.PluralName);
    }

    /// <summary>
    /// What of values decides a plan: sort directions and languages, and the statement's limit of a page size; and that no request goes on
    /// without its database.
    /// </summary>
    public ExecutorOptions ExecutorOptions => new()
    {
        StructuralEnums = FrozenSet.Create("SortEnumType", "Lang", "TimeBucket", "DayBucket"),
        StructuralArguments = new Dictionary<string, Func<object?, int>> { ["first"] = StatementLimit, ["last"] = StatementLimit }.ToFrozenDictionary(),
        EndsRequest = fault => fault is DatabaseException or StatementTimeoutException,
    };

    /// <summary>Sizes of pages.</summary>
    public ReadLimits Limits { get; }

    internal CityTables Tables { get; }

    internal SqlDialect Dialect { get; }

    internal CityClock Clock { get; }

    internal CursorCodec Cursors { get; }

    internal FrozenDictionary<string, RecordType> Singular { get; }

    internal FrozenDictionary<string, RecordType> Plural { get; }

    // What is no size that groups may have is refused when they are read.
    internal int GroupLimitOf(object? size) => PageLimit.For(Math.Clamp(size as int? ?? Limits.DefaultGroups, 1, Limits.MaxGroups));

    // Pages and groups have limits of their own; what tells any two of them apart tells theirs.
    private int StatementLimit(object? size) =>
        PageLimit.For(Math.Clamp(size as int? ?? 1, 1, Math.Max(Limits.MaxPageSize, Limits.MaxGroups)));

    // What is no size that a page may have is refused when the page is read; its plan is that of the nearest.
    internal int LimitOf(object? size) =>
        PageLimit.For(Math.Clamp(size as int? ?? Limits.DefaultPageSize, 1, Limits.MaxPageSize));
}
