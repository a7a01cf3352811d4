using System.Text;
using System.Text.Json;
using OpenCity.Data.Import.Mapping;

namespace OpenCity.Data.Import.Files;

/// <summary>Rows of a list of objects somewhere in a JSON value; only one row at a time is in memory.</summary>
internal sealed class JsonRowFile : RowFile
{
    private const int MaxDepth = 64;
    private readonly FileBytes _bytes;
    private readonly JsonWindow _window;
    private readonly SourcePlan _mapping;
    private readonly JsonFormat _format;
    private readonly JsonPath[] _columns;
    private readonly bool[] _seen;
    private int _unseen;
    private readonly List<string> _keys = [];
    private long _rowLine;
    private JsonDocument? _row;
    private bool _inRows;
    private bool _rowsFound;
    private string? _pendingKey;
    private readonly List<bool> _objects = [];
    private readonly AnswerStatus? _status;

    internal JsonRowFile(SourcePlan mapping, JsonFormat format, FileBytes bytes)
    {
        _mapping = mapping;
        _format = format;
        _bytes = bytes;
        _window = new JsonWindow(bytes.SkipMark(format.Encoding), new JsonReaderOptions { MaxDepth = MaxDepth });
        _columns = [.. mapping.Columns.Select(JsonPath.Parse)];
        _seen = new bool[_columns.Length];
        _unseen = _seen.Length;
        _status = format.Status is null ? null : new AnswerStatus(format.Status);
    }

    internal override long Line => _rowLine;

    internal override QuarantineReason? RowProblem =>
        _row!.RootElement.ValueKind == JsonValueKind.Object ? null : QuarantineReason.WrongCellCount;

    internal override bool Read()
    {
        try
        {
            _row?.Dispose();
            _row = null;
            if (!(_inRows && NextRow()) && !Walk())
            {
                return false;
            }

            NoteColumns();
            return true;
        }
        catch (JsonException error)
        {
            throw Broken(error);
        }
        catch (InvalidOperationException error)
        {
            // Names with half a surrogate pair.
            throw Broken(error);
        }
    }

    internal override bool TryCell(int column, out string? text)
    {
        text = null;
        if (!TryFind(column, out var value))
        {
            return true;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                text = TextOf(value);
                return true;
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
                text = value.GetRawText();
                return true;
            default:
                return value.ValueKind == JsonValueKind.Null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _row?.Dispose();
        _window.Dispose();
    }

    private bool TryFind(int column, out JsonElement value)
    {
        value = _row!.RootElement;
        foreach (var key in _columns[column].Keys)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out value))
            {
                return false;
            }
        }

        return true;
    }

    // A column that no row has was renamed by the publisher; a row may leave out what it has no value for.
    private void NoteColumns()
    {
        for (var column = 0; _unseen > 0 && column < _seen.Length; column++)
        {
            if (!_seen[column] && TryFind(column, out _))
            {
                _seen[column] = true;
                _unseen--;
            }
        }
    }

    private string TextOf(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return text.Length <= MaxCellBytes ? text
                : throw new ImportException($"A value on line {_rowLine} of \"{_bytes.Name}\" is longer than 1 MiB.");
        }
        catch (InvalidOperationException error)
        {
            throw Broken(error);
        }
    }

    // Walks over what is beside the rows, token by token, and remembers where it is.
    private bool Walk()
    {
        while (true)
        {
            var reader = _window.Reader();
            if (!reader.Read())
            {
                if (_window.Ended)
                {
                    _window.Take(ref reader);
                    Finish();
                    return false;
                }

                Fill();
                continue;
            }

            var token = reader.TokenType;
            var text = token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString()
                : token is JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
            _window.Take(ref reader);
            if (Note(token, text) && NextRow())
            {
                return true;
            }
        }
    }

    // True where the token starts the list of rows.
    private bool Note(JsonTokenType token, string? text)
    {
        switch (token)
        {
            case JsonTokenType.PropertyName:
                _pendingKey = text;
                return false;
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                // Items of a list have no key: what is inside of them is at no path. The root is the path of no keys.
                if (_objects.Count > 0)
                {
                    _keys.Add(_pendingKey ?? "[]");
                }

                _pendingKey = null;
                _objects.Add(token == JsonTokenType.StartObject);
                if (token == JsonTokenType.StartArray && !_rowsFound && _format.Rows.Matches(_keys))
                {
                    _inRows = _rowsFound = true;
                }

                return _inRows;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                Leave();
                return false;
            default:
                NoteStatus(text);
                _pendingKey = null;
                return false;
        }
    }

    private void Leave()
    {
        _objects.RemoveAt(_objects.Count - 1);
        if (_keys.Count > 0)
        {
            _keys.RemoveAt(_keys.Count - 1);
        }
    }

    private void NoteStatus(string? text)
    {
        if (_status is not null && _pendingKey is not null && text is not null)
        {
            _keys.Add(_pendingKey);
            _status.Note(_keys, text);
            _keys.RemoveAt(_keys.Count - 1);
        }
    }

    // The next item of the list; false at its end.
    private bool NextRow()
    {
        while (true)
        {
            var reader = _window.Reader();
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    _window.Take(ref reader);
                    Leave();
                    _inRows = false;
                    return false;
                }

                var first = (int)reader.TokenStartIndex;
                if (JsonDocument.TryParseValue(ref reader, out _row))
                {
                    _window.Skip(first);
                    _rowLine = _window.Line;
                    _window.Take(ref reader, first);
                    return true;
                }
            }

            if (_window.Ended)
            {
                throw new JsonException();
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (!_window.TryFill())
        {
            throw new ImportException($"A value on line {_window.Line} of \"{_bytes.Name}\" is longer than 8 MiB. "
                + $"Check that \"rows\" of \"{_mapping.File}\" is right.");
        }
    }

    // The answer as a whole is judged when it has been read: its error code may stand behind the rows.
    private void Finish()
    {
        _status?.Check(_bytes.Name, _mapping.File);
        if (!_rowsFound)
        {
            throw new ImportException($"The file \"{_bytes.Name}\" has no list at \"{_format.Rows}\". Check \"rows\" of \"{_mapping.File}\".");
        }

        if (_unseen > 0 && _rowLine > 0)
        {
            var absent = _columns.Where((_, column) => !_seen[column]).Select(column => $"\"{column}\"");
            throw new ImportException($"No row of \"{_bytes.Name}\" has {string.Join(", ", absent)}. The publisher may have renamed it; correct \"{_mapping.File}\".");
        }
    }

    private ImportException Broken(Exception error) =>
        new($"The file \"{_bytes.Name}\" is not valid JSON near line {(error as JsonException)?.LineNumber + 1 ?? _window.Line}, or is nested deeper than {MaxDepth} levels. Fetch it again.", error);
}
