using Npgsql;
using NpgsqlTypes;
using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>
/// Copies records by thousands into a staging table of the transaction; from there the known ones are updated where they differ and
/// the new ones inserted.
/// </summary>
internal sealed class CopyWriter : RecordWriter
{
    private const int ChunkRows = 10_000;
    private const string Staging = "pg_temp.\"opencity_staging\"";

    private readonly PostgreSqlWriteSession _session;
    private readonly IReadOnlyList<RecordColumn> _columns;
    private readonly List<SqlValue> _values = [];
    private readonly SqlValue[] _own;
    private readonly string _table;
    private readonly string _create;
    private readonly string _copy;
    private readonly string _update;
    private readonly string _insert;
    private bool _hasStaging;

    internal CopyWriter(PostgreSqlWriteSession session, RecordTable table, RecordSlots slots)
    {
        _session = session;
        _columns = slots.Columns;
        _own = slots.NewValues()[^3..];
        _table = SqlText.Name(table);
        var names = SqlText.Names(_columns);
        _create = $"CREATE TEMP TABLE \"opencity_staging\" ON COMMIT DROP AS SELECT {names} FROM {_table} WITH NO DATA";
        _copy = $"COPY {Staging} ({names}) FROM STDIN (FORMAT BINARY)";
        _update = Update(table);
        _insert = $"INSERT INTO {_table} ({names}, {SqlText.Name(table.RecordedAt)}, {SqlText.Name(table.Quality)}, {SqlText.Name(table.Provenance)}) "
            + $"SELECT {names}, $1, $2, $3 FROM {Staging} ON CONFLICT ({SqlText.Names(table.Key)}) DO NOTHING";
    }

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<SqlValue> values)
    {
        _values.AddRange(values[.._columns.Count]);
        if (_values.Count >= ChunkRows * _columns.Count)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    internal override void Flush()
    {
        var rows = _values.Count / _columns.Count;
        if (rows == 0)
        {
            return;
        }

        if (_hasStaging)
        {
            _session.Execute($"TRUNCATE {Staging}");
        }
        else
        {
            _session.Execute("DROP TABLE IF EXISTS " + Staging);
            _session.Execute(_create);
            _hasStaging = true;
        }

        _session.Run(Copy);
        _values.Clear();
        var updated = _session.ExecutePlannedAnew(_update, _own);
        var inserted = _session.ExecutePlannedAnew(_insert, _own);
        Updated += updated;
        Inserted += inserted;
        Unchanged += rows - updated - inserted;
        _session.Fill(_table);
    }

    private string Update(RecordTable table)
    {
        var compared = _columns.Where(column => !table.Key.Contains(column)).ToList();
        var assigned = compared.Select(column => $"{SqlText.Name(column)} = s.{SqlText.Name(column)}")
            .Append($"{SqlText.Name(table.RecordedAt)} = $1").Append($"{SqlText.Name(table.Quality)} = $2")
            .Append($"{SqlText.Name(table.Provenance)} = $3");
        var differs = compared.Select(column => $"t.{SqlText.Name(column)} IS DISTINCT FROM s.{SqlText.Name(column)}")
            .Append($"t.{SqlText.Name(table.Quality)} <> $2").Append($"t.{SqlText.Name(table.Provenance)} <> $3");
        var same = table.Key.Select(key => $"t.{SqlText.Name(key)} = s.{SqlText.Name(key)}");
        return $"UPDATE {_table} AS t SET {string.Join(", ", assigned)} FROM {Staging} AS s "
            + $"WHERE {string.Join(" AND ", same)} AND ({string.Join(" OR ", differs)})";
    }

    private void Copy()
    {
        using var import = _session.Driver.BeginBinaryImport(_copy);
        for (var i = 0; i < _values.Count; i++)
        {
            if (i % _columns.Count == 0)
            {
                _session.CancellationToken.ThrowIfCancellationRequested();
                import.StartRow();
            }

            Write(import, _columns[i % _columns.Count].Kind, _values[i]);
        }

        import.Complete();
    }

    private static void Write(NpgsqlBinaryImporter import, ColumnKind kind, in SqlValue value)
    {
        if (value.Kind == SqlValueKind.Null)
        {
            import.WriteNull();
            return;
        }

        switch (kind)
        {
            case ColumnKind.Int:
                import.Write(checked((int)value.Integer), NpgsqlDbType.Integer);
                break;
            case ColumnKind.Long:
                import.Write(value.Integer, NpgsqlDbType.Bigint);
                break;
            case ColumnKind.Double:
                import.Write(PostgreSqlParameter.Real(value), NpgsqlDbType.Double);
                break;
            case ColumnKind.Boolean:
                import.Write(value.Integer != 0, NpgsqlDbType.Boolean);
                break;
            case ColumnKind.Instant:
                import.Write(PostgreSqlParameter.Instant(value), NpgsqlDbType.TimestampTz);
                break;
            case ColumnKind.Date:
                import.Write(PostgreSqlParameter.Day(value), NpgsqlDbType.Date);
                break;
            default:
                import.Write(PostgreSqlParameter.Text(value), NpgsqlDbType.Text);
                break;
        }
    }
}
