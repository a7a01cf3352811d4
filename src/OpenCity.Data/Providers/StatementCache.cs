namespace OpenCity.Data.Providers;

/// <summary>
/// The prepared statements of one connection, by their text. A statement in use is out of the cache, so that the same text
/// can run twice at a time; when the cache is full, the one not used for the longest time goes.
/// </summary>
internal sealed class StatementCache<TStatement>(int capacity) : IDisposable
    where TStatement : class, ICachedStatement
{
    private readonly Dictionary<string, TStatement> _idle = new(SqlTextComparer.Instance);
    private long _uses;

    /// <summary>Statements at rest.</summary>
    internal int Count => _idle.Count;

    /// <summary>The statement kept for the text, or null.</summary>
    internal TStatement? Rent(string sql) => _idle.Remove(sql, out var kept) ? kept : null;

    /// <summary>Takes a statement back after use.</summary>
    internal void Return(TStatement statement)
    {
        statement.LastUse = ++_uses;
        if (!_idle.TryAdd(statement.Sql, statement))
        {
            statement.Dispose();
            return;
        }

        if (_idle.Count > capacity)
        {
            var oldest = _idle.Values.MinBy(idle => idle.LastUse)!;
            _idle.Remove(oldest.Sql);
            oldest.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _idle.Values)
        {
            statement.Dispose();
        }

        _idle.Clear();
    }
}

/// <summary>What a cache must know of a prepared statement.</summary>
internal interface ICachedStatement : IDisposable
{
    /// <summary>The text.</summary>
    string Sql { get; }

    /// <summary>Order of use among the statements of its cache.</summary>
    long LastUse { get; set; }
}

/// <summary>Plans pass the same string again and again: its ends and length are hash enough, and equality starts with the reference.</summary>
internal sealed class SqlTextComparer : IEqualityComparer<string>
{
    internal static readonly SqlTextComparer Instance = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj)
    {
        const int Sample = 24;
        var middle = obj.Length / 2;
        return obj.Length <= 3 * Sample
            ? string.GetHashCode(obj, StringComparison.Ordinal)
            : HashCode.Combine(
                obj.Length,
                string.GetHashCode(obj.AsSpan(0, Sample), StringComparison.Ordinal),
                string.GetHashCode(obj.AsSpan(middle, Sample), StringComparison.Ordinal),
                string.GetHashCode(obj.AsSpan(obj.Length - Sample), StringComparison.Ordinal));
    }
}
