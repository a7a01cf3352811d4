using System.Collections.Immutable;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>What columns can be named at a place of a statement.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);

    public Scope? Outer { get; } = outer;

    /// <summary>Adds a table, or something that stands for one, by its alias; false where there is one already.</summary>
    public bool Add(string alias, Source source) => _sources.TryAdd(alias, source);

    /// <summary>What an alias stands for, here or outside.</summary>
    public (Source? Source, bool IsOwn) Find(string alias)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._sources.TryGetValue(alias, out var source))
            {
                return (source, scope == this);
            }
        }

        return (null, false);
    }

    public Source? FindOwn(string alias) => _sources.GetValueOrDefault(alias);
}

/// <summary>A table, a derived table or a list of keys.</summary>
/// <param name="IsTable">Whether it is a table of the model, whose names must stand in brackets.</param>
/// <param name="Columns">Its columns in order.</param>
internal sealed record Source(bool IsTable, ImmutableArray<(string Name, SqlType Type)> Columns)
{
    /// <summary>A table that is not there: whatever is named of it is no further error.</summary>
    public static Source Missing { get; } = new(false, []);

    public SqlType? Find(string column) =>
        ReferenceEquals(this, Missing) ? SqlType.Unknown : Columns.FirstOrDefault(candidate => candidate.Name == column).Type;
}
