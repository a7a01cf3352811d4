using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;

namespace OpenCity.Data.Providers;

/// <summary>
/// Any number of keys as one parameter: a JSON array of values, or of arrays where a key has several columns; or one array a column,
/// where the database has arrays. The place of a key is the position that batch statements give back.
/// </summary>
public sealed class KeyList
{
    private readonly List<SqlValue> _values = [];
    private readonly int _columns;

    /// <summary>An empty list of keys of so many columns.</summary>
    public KeyList(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        _columns = columns;
    }

    /// <summary>Number of keys.</summary>
    public int Count => _values.Count / _columns;

    /// <summary>A part of a key.</summary>
    public SqlValue this[int key, int column] => _values[(key * _columns) + column];

    /// <summary>Adds a key: one value a column. A key with a null matches nothing, but keeps its position.</summary>
    public void Add(params ReadOnlySpan<SqlValue> key)
    {
        if (key.Length != _columns)
        {
            throw new ArgumentException($"A key of {_columns} columns was expected, not of {key.Length}.", nameof(key));
        }

        _values.AddRange(key);
    }

    /// <summary>The JSON text.</summary>
    public override string ToString()
    {
        var json = new StringBuilder("[");
        var values = CollectionsMarshal.AsSpan(_values);
        for (var i = 0; i < values.Length; i++)
        {
            var isFirst = i % _columns == 0;
            json.Append(i == 0 ? "" : ",").Append(isFirst && _columns > 1 ? "[" : "");
            Append(json, values[i]);
            json.Append(_columns > 1 && i % _columns == _columns - 1 ? "]" : "");
        }

        return json.Append(']').ToString();
    }

    private static void Append(StringBuilder json, in SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                json.Append("null");
                break;
            case SqlValueKind.Integer:
                json.Append(CultureInfo.InvariantCulture, $"{value.Integer}");
                break;
            case SqlValueKind.Real:
                json.Append(value.Real.ToString("R", CultureInfo.InvariantCulture));
                break;
            case SqlValueKind.Text:
                json.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value.Text)).Append('"');
                break;
            case SqlValueKind.Utf8:
                Append(json, SqlValue.Of(Encoding.UTF8.GetString(value.Utf8)));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
