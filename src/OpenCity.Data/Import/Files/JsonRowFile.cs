// Over 300 lines: one reader of one format, a state machine over a stream whose cases are read together.
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenCity.Data.Import.Mapping;

namespace OpenCity.Data.Import.Files;

/// <summary>Rows of a list of objects somewhere in a JSON value; only one row at a time is in memory.</summary>
internal sealed class JsonRowFile : RowFile
{
    // A row of more bytes is refused; so is any value beside the rows.
    private const int MaxRowBytes = 8 << 20;
    private const int MaxDepth = 64;
    private const int MaxStatusLength = 200;
    private readonly FileBytes _bytes;
    private readonly Stream _stream;
    private readonly SourcePlan _mapping;
    private readonly JsonFormat _format;
    private readonly JsonPath[] _columns;
    private readonly bool[] _seen;
    private int _unseen;
    private readonly List<string> _keys = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _ended;
    private long _line = 1;
    private bool _afterReturn;
    private long _rowLine;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });
    private JsonDocument? _row;
    private bool _inRows;
    private bool _rowsFound;
    private string? _pendingKey;
    private readonly List<bool> _objects = [];
    private readonly string?[] _codes;
    private readonly string?[] _messages;

    internal JsonRowFile(SourcePlan mapping, JsonFormat format, FileBytes bytes)
    {
        _mapping = mapping;
        _format = format;
        _bytes = bytes;
        _stream = bytes.SkipMark(format.Encoding);
        _columns = [.. mapping.Columns.Select(JsonPath.Parse)];
        _seen = new bool[_columns.Length];
        _unseen = _seen.Length;
        _codes = new string?[format.Status?.Codes.Length ?? 0];
        _messages = new string?[format.Status?.Messages.Length ?? 0];
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
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
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
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
            if (!reader.Read())
            {
                if (_ended)
                {
                    Take(ref reader);
                    Finish();
                    return false;
                }

                Fill();
                continue;
            }

            var token = reader.TokenType;
            var text = token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString()
                : token is JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
            Take(ref reader);
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
        if (_format.Status is not { } status || _pendingKey is null || text is null)
        {
            return;
        }

        _keys.Add(_pendingKey);
        Keep(status.Codes, _codes, text);
        Keep(status.Messages, _messages, text);
        _keys.RemoveAt(_keys.Count - 1);
    }

    private void Keep(System.Collections.Immutable.ImmutableArray<JsonPath> paths, string?[] found, string text)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].Matches(_keys))
            {
                found[i] ??= text.Length <= MaxStatusLength ? text : text[..MaxStatusLength];
            }
        }
    }

    // The next item of the list; false at its end.
    private bool NextRow()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Take(ref reader);
                    Leave();
                    _inRows = false;
                    return false;
                }

                var first = (int)reader.TokenStartIndex;
                if (JsonDocument.TryParseValue(ref reader, out _row))
                {
                    CountLines(first);
                    _start += first;
                    _rowLine = _line;
                    Take(ref reader, first);
                    return true;
                }
            }

            if (_ended)
            {
                throw new JsonException();
            }

            Fill();
        }
    }

    private void Take(ref Utf8JsonReader reader, int already = 0)
    {
        var count = (int)reader.BytesConsumed - already;
        CountLines(count);
        _start += count;
        _state = reader.CurrentState;
    }

    private void CountLines(int count)
    {
        foreach (var item in _buffer.AsSpan(_start, count))
        {
            _line += item == '\r' || (item == '\n' && !_afterReturn) ? 1 : 0;
            _afterReturn = item == '\r';
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxRowBytes)
            {
                throw new ImportException($"A value on line {_line} of \"{_bytes.Name}\" is longer than 8 MiB. Check that \"rows\" of \"{_mapping.File}\" is right.");
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var count = _stream.Read(_buffer.AsSpan(_end));
        _ended = count == 0;
        _end += count;
    }

    // The answer as a whole is judged when it has been read: its error code may stand behind the rows.
    private void Finish()
    {
        if (_format.Status is { } status)
        {
            var place = Array.FindIndex(_codes, code => code is not null);
            if (place < 0)
            {
                throw new ImportException($"The file \"{_bytes.Name}\" has no code at {string.Join(" or ", status.Codes.Select(path => $"\"{path}\""))}. It is not an answer of this feed; check \"status\" of \"{_mapping.File}\".");
            }

            if (!status.Good.Contains(_codes[place]!))
            {
                throw new ImportException(string.Create(CultureInfo.InvariantCulture,
                    $"The file \"{_bytes.Name}\" is an error of the publisher: {_codes[place]} \"{_messages.FirstOrDefault(message => message is not null)}\". Fetch it again."));
            }
        }

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
        new($"The file \"{_bytes.Name}\" is not valid JSON near line {(error as JsonException)?.LineNumber + 1 ?? _line}, or is nested deeper than {MaxDepth} levels. Fetch it again.", error);
}
