using System.Text;
using CsvHelper;
using OpenCity.Data.Import.Mapping;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Import.Files;

/// <summary>Rows of a file of lines and cells (CSV, TSV).</summary>
internal sealed class TableRowFile : RowFile
{
    // A row is not longer than this, or a quote has been lost.
    private const int MaxRowBytes = 8 << 20;
    private const int MaxColumns = 4000;
    private readonly FileBytes _bytes;
    private readonly SourceEncoding _encoding;
    private readonly CsvReader _reader;
    private readonly int[] _places;
    private int _width;

    internal TableRowFile(SourcePlan mapping, TableFormat format, FileBytes bytes)
    {
        _bytes = bytes;
        _encoding = format.Encoding;
        var text = bytes.SkipMark(format.Encoding);
        var encoding = bytes.IsBigEndian ? new UnicodeEncoding(true, true, throwOnInvalidBytes: true)
            : format.Encoding.Encoding;
        var reader = new StreamReader(text, encoding, detectEncodingFromByteOrderMarks: false, 1 << 16);
        _reader = CsvReader.Create(reader, Options(format), leaveOpen: false);
        _places = Places(mapping, Header(format));
    }

    internal override long Line => _reader.LineNumber;

    internal override QuarantineReason? RowProblem =>
        _reader.FieldCount == _width ? null : QuarantineReason.WrongCellCount;

    internal override bool Read()
    {
        // A line of blanks is as empty as one of nothing.
        while (ReadRecord())
        {
            if (_width == 1 || _reader.FieldCount > 1 || _reader.GetString(0).AsSpan().Trim().Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    internal override bool TryCell(int column, out string? text)
    {
        if (_reader.GetRawSpan(_places[column]).Length > MaxCellBytes)
        {
            throw new ImportException($"A cell on line {Line} of \"{_bytes.Name}\" is longer than 1 MiB. A quote is probably not closed.");
        }

        text = _reader.GetString(_places[column]);
        return true;
    }

    protected override void Dispose(bool disposing) => _reader.Dispose();

    private CsvReaderOptions Options(TableFormat format) => new()
    {
        Separator = format.Delimiter,
        HasHeader = false,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        MaxRecordSize = MaxRowBytes,
        DetectSeparatorHint = false,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = Refuse,
    };

    private bool ReadRecord()
    {
        try
        {
            return _reader.Read();
        }
        catch (DecoderFallbackException error)
        {
            var line = FileBytes.FindInvalidLine(_bytes.Name, _encoding.Encoding);
            throw new ImportException(
                $"The file \"{_bytes.Name}\" is not valid {_encoding.Name} on line {line}. Correct \"encoding\" in the mapping (Korean files are often cp949), or the file.", error);
        }
        catch (CsvFormatException error)
        {
            throw new ImportException($"A row near line {error.LineNumber} of \"{_bytes.Name}\" is longer than 8 MiB. A quote is probably not closed.", error);
        }
    }

    private void Refuse(CsvMalformedRecord record)
    {
        // A quote inside a cell that does not start with one is a sign like any other (12" pipe).
        var what = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is never closed",
            CsvMalformedReason.TextAfterClosingQuote => "text stands after the closing quote of a cell",
            _ => null,
        };
        if (what is not null)
        {
            throw new ImportException($"The file \"{_bytes.Name}\" is broken on line {record.LineNumber}: {what}. Fetch it again or correct the line.");
        }
    }

    private string[] Header(TableFormat format)
    {
        for (var i = 0; i < format.TitleRows; i++)
        {
            ReadRecord();
        }

        string[] names;
        if (format.Header is { } given)
        {
            names = [.. given];
        }
        else if (!ReadRecord())
        {
            throw new ImportException($"The file \"{_bytes.Name}\" ends before its header row.");
        }
        else
        {
            names = new string[Math.Min(_reader.FieldCount, MaxColumns + 1)];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = _reader.GetString(i);
            }
        }

        if (names.Length > MaxColumns)
        {
            throw new ImportException($"The file \"{_bytes.Name}\" has more than {MaxColumns} columns.");
        }

        _width = names.Length;
        return [.. names.Select(ColumnList.Clean)];
    }

    private int[] Places(SourcePlan mapping, string[] header)
    {
        List<string> problems = [];
        foreach (var column in mapping.Columns)
        {
            switch (header.Count(name => name == column))
            {
                case 0:
                    problems.Add($"the column \"{column}\" is missing{(NearName.Find(column, header) is { } near ? $" (\"{near}\" is there)" : "")}");
                    break;
                case > 1:
                    problems.Add($"the column \"{column}\" stands more than once");
                    break;
            }
        }

        return problems.Count == 0
            ? [.. mapping.Columns.Select(column => Array.IndexOf(header, column))]
            : throw new ImportException($"The header of \"{_bytes.Name}\" does not fit \"{mapping.File}\": {string.Join("; ", problems)}. "
                + $"Columns there are {string.Join(", ", header.Take(40).Select(name => $"\"{Shown(name)}\""))}. Check the encoding and the mapping.");
    }

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
