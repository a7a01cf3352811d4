using OpenCity.Data.Import.Files;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import;

/// <summary>A row as it goes to the database, or the reason why it does not.</summary>
internal readonly record struct MappedRow(
    long Number, long Line, RowOutcome Outcome, SqlValue[] Values, bool HasKey, QuarantineReason Reason, string? Column, string? Offending);

/// <summary>How a row stands to others of its key in the same file.</summary>
internal enum Repetition
{
    /// <summary>Says what an earlier one says.</summary>
    Duplicate,

    /// <summary>Another one says something else.</summary>
    Conflict,
}

/// <summary>
/// The file after its first reading, which touches no database: it is whole and of its encoding, its digest is known, and so are
/// the rows that repeat a key.
/// </summary>
/// <remarks>
/// Of each row a digest of key and values is kept (48 bytes) while it is read, and the rows themselves only of a short file; a long
/// one is read a second time for writing.
/// </remarks>
internal sealed class CheckedFile
{
    private const int MaxRows = 10_000_000;
    private const int StagedRows = 50_000;
    private const int ProgressEvery = 5_000;
    private readonly SourcePlan _plan;
    private readonly string _path;
    private readonly Dictionary<UInt128, Seen> _seen = [];
    private readonly List<(long Number, UInt128 Key)> _repeated = [];
    private Dictionary<long, Repetition> _repetitions = [];
    private List<MappedRow>? _staged = [];

    private CheckedFile(SourcePlan plan, string path) => (_plan, _path) = (plan, path);

    /// <summary>SHA-256 of the file.</summary>
    internal string Sha256 { get; private set; } = "";

    /// <summary>Rows of the file.</summary>
    internal long Rows { get; private set; }

    /// <summary>Bytes of the file.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Reads a file once, from front to end.</summary>
    internal static CheckedFile Read(SourcePlan plan, string path, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var file = new CheckedFile(plan, path);
        using var bytes = FileBytes.Open(path, cancellationToken);
        using (var rows = RowFile.Open(plan, bytes))
        {
            file.Bytes = bytes.Length;
            foreach (var row in file.Map(rows, fresh: true))
            {
                file.Note(row);
                if (row.Number % ProgressEvery == 0)
                {
                    progress?.Report(new ImportProgress(ImportPhase.Checking, row.Number, bytes.Position,
                        bytes.Length));
                }
            }
        }

        file.Sha256 = bytes.FinishHash();
        file.FindConflicts();
        return file;
    }

    /// <summary>The rows again, in the order of the file: from memory, or by a second reading.</summary>
    internal IEnumerable<MappedRow> RowsAgain(CancellationToken cancellationToken)
    {
        if (_staged is not null)
        {
            foreach (var row in _staged)
            {
                yield return row;
            }

            yield break;
        }

        using var bytes = FileBytes.Open(_path, cancellationToken);
        using (var rows = RowFile.Open(_plan, bytes))
        {
            foreach (var row in Map(rows, fresh: false))
            {
                yield return row;
            }
        }

        if (bytes.FinishHash() != Sha256)
        {
            throw new ImportException($"The file \"{_path}\" was changed while it was imported. Nothing was changed in the database; import it again.");
        }
    }

    /// <summary>How a row stands to others of its key; null for the only one and the first of equal ones.</summary>
    internal Repetition? RepetitionOf(long number) =>
        _repetitions.TryGetValue(number, out var repetition) ? repetition : null;

    private IEnumerable<MappedRow> Map(RowFile rows, bool fresh)
    {
        var mapper = new RowMapper(_plan);
        long number = 0;
        while (rows.Read())
        {
            number++;
            var outcome = mapper.Map(rows);
            if (fresh && outcome == RowOutcome.Mapped)
            {
                NoteKey(number, mapper);
            }

            var values = mapper.Values;
            var hasKey = outcome == RowOutcome.Mapped || mapper.HasKey;
            yield return new MappedRow(
                number, rows.Line, outcome, values, hasKey, mapper.Reason, mapper.Column, mapper.Offending);
            if (_staged is not null && (outcome == RowOutcome.Mapped || mapper.HasKey))
            {
                mapper.Values = new SqlValue[values.Length];
            }
        }
    }

    private void Note(in MappedRow row)
    {
        Rows = row.Number;
        if (Rows > MaxRows)
        {
            throw new ImportException($"The file \"{_path}\" has more than {MaxRows} rows. Split it, for example by month.");
        }

        if (Rows > StagedRows)
        {
            _staged = null;
        }

        _staged?.Add(row.HasKey ? row : row with { Values = [] });
    }

    private void NoteKey(long number, RowMapper mapper)
    {
        var key = mapper.KeyDigest();
        var values = mapper.ValueDigest();
        ref var seen = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_seen, key,
            out var known);
        if (!known)
        {
            seen = new Seen(values, number, false);
            return;
        }

        _repeated.Add((number, key));
        seen = seen with { InConflict = seen.InConflict || seen.Values != values };
    }

    // Which of the rows came first must not matter: all rows of a key that says two things are set aside.
    private void FindConflicts()
    {
        var repetitions = new Dictionary<long, Repetition>();
        foreach (var (number, key) in _repeated)
        {
            var seen = _seen[key];
            repetitions[number] = seen.InConflict ? Repetition.Conflict : Repetition.Duplicate;
            if (seen.InConflict)
            {
                repetitions[seen.First] = Repetition.Conflict;
            }
        }

        _repetitions = repetitions;
        _seen.Clear();
        _seen.TrimExcess();
        _repeated.Clear();
    }

    private readonly record struct Seen(UInt128 Values, long First, bool InConflict);
}
