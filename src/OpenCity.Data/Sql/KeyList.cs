using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>
/// Any number of keys as one parameter: a JSON array of values, or of arrays where a key has several columns. The place of a key in
/// the array is the position that batch statements give back.
/// </summary>
public sealed class KeyList
{
    private readonly StringBuilder _json = new("[");
    private readonly int _columns;

    /// <summary>An empty list of keys of so many columns.</summary>
    public KeyList(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        _columns = columns;
    }

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a key: one value a column. A key with a null matches nothing, but keeps its position.</summary>
    public void Add(params ReadOnlySpan<SqlValue> key)
    {
        if (key.Length != _columns)
        {
            throw new ArgumentException($"A key of {_columns} columns was expected, not of {key.Length}.", nameof(key));
        }

        _json.Append(Count++ == 0 ? "" : ",").Append(_columns == 1 ? "" : "[");
        for (var i = 0; i < key.Length; i++)
        {
            _json.Append(i == 0 ? "" : ",");
            Append(key[i]);
        }

        _json.Append(_columns == 1 ? "" : "]");
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => $"{_json}]";

    private void Append(SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                _json.Append("null");
                break;
            case SqlValueKind.Integer:
                _json.Append(CultureInfo.InvariantCulture, $"{value.Integer}");
                break;
            case SqlValueKind.Real:
                _json.Append(value.Real.ToString("R", CultureInfo.InvariantCulture));
                break;
            case SqlValueKind.Text:
                _json.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value.Text)).Append('"');
                break;
            case SqlValueKind.Utf8:
                Append(SqlValue.Of(Encoding.UTF8.GetString(value.Utf8)));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
