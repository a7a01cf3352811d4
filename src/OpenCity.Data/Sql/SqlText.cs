using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OpenCity.Data.Sql;

/// <summary>A statement's text while it is written, with its parameters in the order of their numbers.</summary>
public sealed class SqlText(SqlDialect dialect)
{
    private readonly StringBuilder _text = new(512);
    private readonly List<ParameterSource> _parameters = [];

    /// <summary>The dialect it is written in.</summary>
    public SqlDialect Dialect { get; } = dialect;

    /// <summary>Sources of the parameters, the first being number 1.</summary>
    public ImmutableArray<ParameterSource> Parameters => [.. _parameters];

    /// <summary>Adds text that comes from the dialect or from this code, never from a request.</summary>
    public SqlText Append(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public SqlText Append(int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds an identifier of the model, quoted.</summary>
    public SqlText AppendIdentifier(string name) => Append(Dialect.Quote(name));

    /// <summary>The name of the parameter for a source; the same source has one parameter.</summary>
    public string Parameter(ParameterSource source)
    {
        var index = _parameters.IndexOf(source);
        if (index < 0)
        {
            index = _parameters.Count;
            _parameters.Add(source);
        }

        return Dialect.Parameter(index + 1, source.Kind);
    }

    /// <summary>Adds parts with a separator between.</summary>
    public SqlText AppendJoined<T>(string separator, IEnumerable<T> parts, Action<T> append)
    {
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
            {
                _text.Append(separator);
            }

            isFirst = false;
            append(part);
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
