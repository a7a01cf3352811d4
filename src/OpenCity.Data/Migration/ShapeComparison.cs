using System.Collections.Immutable;
using OpenCity.Data.Model;

namespace OpenCity.Data.Migration;

/// <summary>
/// The changes between two shapes in the words of the SDL: steps that are made (new tables, new nullable columns, indexes) and
/// changes that are refused, because rows would lose values or have none.
/// </summary>
internal sealed class ShapeComparison
{
    private readonly DatabaseShape _old;
    private readonly DatabaseShape _wanted;
    private readonly ImmutableArray<string>.Builder _steps = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _refusals = ImmutableArray.CreateBuilder<string>();

    private ShapeComparison(DatabaseShape old, DatabaseShape wanted)
    {
        _old = old;
        _wanted = wanted;
    }

    /// <summary>Compares; both lists are in the order of tables and fields.</summary>
    internal static (ImmutableArray<string> Steps, ImmutableArray<string> Refusals) Compare(DatabaseShape old, DatabaseShape wanted)
    {
        var comparison = new ShapeComparison(old, wanted);
        foreach (var table in wanted.Tables)
        {
            if (old.Find(table.Name) is { } before)
            {
                comparison.CompareTable(before, table);
            }
            else
            {
                comparison.AddTable(table);
            }
        }

        foreach (var table in old.Tables.Where(table => wanted.Find(table.Name) is null))
        {
            comparison._refusals.Add(
                $"The record type \"{table.Type ?? table.Name}\" is no longer in the SDL, but its table \"{table.Name}\" is in the database. "
                + "Put the type back (a renamed type keeps its old name for now), or start with a new database.");
        }

        return (comparison._steps.ToImmutable(), comparison._refusals.ToImmutable());
    }

    private void AddTable(TableShape table)
    {
        var of = table.Type is null ? "" : $" of \"{table.Type}\"";
        _steps.Add($"Create the table \"{table.Name}\"{of} with {table.Columns.Length} columns.");
        foreach (var index in table.Indexes)
        {
            AddIndex(table, index);
        }
    }

    private void CompareTable(TableShape old, TableShape wanted)
    {
        if (!old.Key.SequenceEqual(wanted.Key))
        {
            _refusals.Add(
                $"The key of \"{wanted.Type ?? wanted.Name}\" was ({FieldsOf(old, old.Key)}) and is ({FieldsOf(wanted, wanted.Key)}) now; "
                + "ids of its records would change. Put the @key fields back, in their order, or start with a new database.");
        }

        foreach (var field in wanted.Columns.GroupBy(NameOf))
        {
            CompareField(old, wanted, field.Key, [.. field]);
        }

        var fields = wanted.Columns.Select(NameOf).ToHashSet();
        foreach (var gone in old.Columns.GroupBy(NameOf).Where(field => !fields.Contains(field.Key)))
        {
            _refusals.Add(
                $"The field \"{Coordinate(old, gone.Key)}\" is no longer in the SDL, but the database has its values "
                + $"({Quoted(gone.Select(column => column.Name))}). Put the field back (a renamed field keeps its old name for now), "
                + "or start with a new database.");
        }

        CompareIndexes(old, wanted);
    }

    private void CompareField(TableShape old, TableShape wanted, string field, ImmutableArray<ColumnShape> columns)
    {
        var before = old.Columns.Where(column => NameOf(column) == field).ToDictionary(column => column.Name);
        if (before.Count == 0)
        {
            AddField(old, wanted, field, columns);
            return;
        }

        if (Describe(_old, old, before.Values) is var was && Describe(_wanted, wanted, columns) is var becomes && was != becomes)
        {
            _refusals.Add(
                $"The field \"{Coordinate(wanted, field)}\" was {was} and is {becomes} now. "
                + "Put its type back, or give the new one another name.");
            return;
        }

        foreach (var column in columns)
        {
            if (before.Remove(column.Name, out var same))
            {
                CompareColumn(old, wanted, same, column);
            }
            else if (column.IsNullable)
            {
                AddColumn(wanted, column);
            }
            else
            {
                RefuseNonNull(wanted, field);
            }
        }

        foreach (var gone in before.Values)
        {
            _refusals.Add(
                $"The field \"{Coordinate(wanted, field)}\" had a column \"{gone.Name}\" that the SDL no longer asks for"
                + (gone.Part is null ? "" : $" ({gone.Part})") + ". Put it back, or start with a new database.");
        }
    }

    private void AddField(TableShape old, TableShape wanted, string field, ImmutableArray<ColumnShape> columns)
    {
        if (columns.Any(column => wanted.Key.Contains(column.Name)))
        {
            // The key has changed, and that has been said.
            return;
        }

        if (columns.FirstOrDefault(column => old.Columns.Any(other => other.Name == column.Name)) is { } taken)
        {
            // A field that was renamed so that its column stayed; the old field is reported as gone.
            _refusals.Add(
                $"The field \"{Coordinate(wanted, field)}\" is new, but its column \"{taken.Name}\" holds the values of another field. "
                + "Give it another name.");
        }
        else if (columns.All(column => column.IsNullable))
        {
            foreach (var column in columns)
            {
                AddColumn(wanted, column);
            }
        }
        else
        {
            RefuseNonNull(wanted, field);
        }
    }

    private void CompareColumn(TableShape oldTable, TableShape table, ColumnShape old, ColumnShape wanted)
    {
        if (old.IsNullable != wanted.IsNullable)
        {
            _refusals.Add(
                $"The field \"{Coordinate(table, NameOf(wanted))}\"{Part(wanted)} {(old.IsNullable ? "was nullable and must not be null" : "could not be null and is nullable")} now. "
                + $"Declare it {(old.IsNullable ? "nullable (without \"!\")" : "non-null (with \"!\")")} as before, or add a field of another name.");
        }

        // A reference has the length of the key that it refers to, where it is reported.
        if (old.MaxLength != wanted.MaxLength && !IsReference(oldTable, old) && !IsReference(table, wanted))
        {
            _refusals.Add(
                $"The field \"{Coordinate(table, NameOf(wanted))}\"{Part(wanted)} had texts of at most {old.MaxLength} characters and has {wanted.MaxLength} now. "
                + $"Put back @text(max: {old.MaxLength}), or add a field of another name.");
        }
    }

    private void CompareIndexes(TableShape old, TableShape wanted)
    {
        foreach (var index in old.Indexes.Where(index => !wanted.Indexes.Any(other => Same(index, other))))
        {
            _steps.Add($"Drop the index \"{index.Name}\" of the table \"{old.Name}\".");
        }

        foreach (var index in wanted.Indexes.Where(index => !old.Indexes.Any(other => Same(index, other))))
        {
            AddIndex(wanted, index);
        }
    }

    private void AddColumn(TableShape table, ColumnShape column) =>
        _steps.Add($"Add \"{Coordinate(table, NameOf(column))}\": the column \"{column.Name}\" {column.StoreType} of the table \"{table.Name}\".");

    private void AddIndex(TableShape table, IndexShape index) =>
        _steps.Add($"Create the index \"{index.Name}\" of the table \"{table.Name}\" over {Quoted(index.Columns)}.");

    private void RefuseNonNull(TableShape table, string field) => _refusals.Add(
        $"The field \"{Coordinate(table, field)}\" is new and must not be null, but the records that are there have no value for it. "
        + "Declare it nullable (without \"!\").");

    private static bool Same(IndexShape one, IndexShape other) => one.Name == other.Name && one.Columns.SequenceEqual(other.Columns);

    private static bool IsReference(TableShape table, ColumnShape column) =>
        table.ForeignKeys.Any(foreignKey => foreignKey.Columns.Contains(column.Name));

    private static string NameOf(ColumnShape column) => column.Field ?? column.Name;

    private static string Coordinate(TableShape table, string field) => $"{table.Type ?? table.Name}.{field}";

    private static string Part(ColumnShape column) => column.Part is null ? "" : $" ({column.Part})";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static string FieldsOf(TableShape table, IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => NameOf(table.Columns.First(candidate => candidate.Name == column))).Distinct());

    /// <summary>What a field stores, in words; a change of it is a change of the field's type.</summary>
    private static string Describe(DatabaseShape shape, TableShape table, IEnumerable<ColumnShape> columns)
    {
        var all = columns.ToList();
        if (table.ForeignKeys.FirstOrDefault(foreignKey => foreignKey.Columns.Contains(all[0].Name)) is { } reference)
        {
            return $"a reference to \"{shape.Find(reference.Target)?.Type}\"";
        }

        return all[0] switch
        {
            { Part: "lat" or "lon" } => "a place",
            { Part: not null } => "a text in several languages",
            var column => column.Kind switch
            {
                ColumnKind.Text => "a text",
                ColumnKind.Int => "a whole number of 32 bits",
                ColumnKind.Long => "a whole number of 64 bits",
                ColumnKind.Double => "a number with a fraction",
                ColumnKind.Boolean => "true or false",
                ColumnKind.Instant => "an instant",
                ColumnKind.Date => "a day",
                _ => throw new System.Diagnostics.UnreachableException(),
            },
        };
    }
}
