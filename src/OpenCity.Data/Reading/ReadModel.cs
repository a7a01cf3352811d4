using System.Collections.Frozen;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>Everything that plans over records share: tables, dialect, clock, cursors.</summary>
public sealed class ReadModel
{
    /// <summary>Rows of a page where <c>first</c> is not given.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>Most rows of a page.</summary>
    public const int MaxPageSize = 200;

    /// <summary>Most ids of <c>nodes(ids:)</c>.</summary>
    public const int MaxNodeIds = 50;

    /// <summary>A read model.</summary>
    public ReadModel(CityTables tables, SqlDialect dialect, CityClock clock, CursorCodec cursors)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Tables = tables;
        Dialect = dialect;
        Clock = clock;
        Cursors = cursors;
        Singular = tables.City.RecordTypes.ToFrozenDictionary(type => type.SingularName);
        Plural = tables.City.RecordTypes.ToFrozenDictionary(type => type.PluralName);
    }

    /// <summary>What of values decides a plan: sort directions and languages, and the statement's limit of a page size.</summary>
    public static ExecutorOptions ExecutorOptions { get; } = new()
    {
        StructuralEnums = FrozenSet.Create("SortEnumType", "Lang"),
        StructuralArguments = new Dictionary<string, Func<object?, int>>
        {
            ["first"] = first => PageLimit.For(Math.Clamp(first as int? ?? DefaultPageSize, 1, MaxPageSize)),
        }.ToFrozenDictionary(),
    };

    internal CityTables Tables { get; }

    internal SqlDialect Dialect { get; }

    internal CityClock Clock { get; }

    internal CursorCodec Cursors { get; }

    internal FrozenDictionary<string, RecordType> Singular { get; }

    internal FrozenDictionary<string, RecordType> Plural { get; }
}
