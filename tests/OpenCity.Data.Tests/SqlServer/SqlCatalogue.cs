using System.Collections.Immutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenCity.Data.Model;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>
/// The tables that statements are bound to, read from the text that makes them. Whatever that text has beside tables, primary keys,
/// references and indexes is an error, and so is a name in it that is not there.
/// </summary>
internal sealed class SqlCatalogue
{
    // Bytes that a key of a clustered index may have, and of another.
    private const int MaxKeyBytes = 900;
    private const int MaxIndexBytes = 1700;

    private readonly Dictionary<string, ImmutableArray<(string Name, SqlType Type)>> _tables = [];
    private readonly Dictionary<(string Table, string Column), int> _bytes = [];

    private SqlCatalogue(IEnumerable<string> commands)
    {
        var statements = commands.SelectMany(Parse).ToList();
        foreach (var table in statements.OfType<CreateTableStatement>())
        {
            AddTable(Name(table.SchemaObjectName), table.Definition);
        }

        foreach (var table in statements.OfType<CreateTableStatement>())
        {
            AddConstraints(Name(table.SchemaObjectName), table.Definition.TableConstraints);
        }

        foreach (var change in statements.OfType<AlterTableAddTableElementStatement>())
        {
            AddConstraints(Name(change.SchemaObjectName), change.Definition.TableConstraints);
        }

        foreach (var index in statements.OfType<CreateIndexStatement>())
        {
            Indexes++;
            CheckKey(index, Name(index.OnName), index.Columns.Select(column => column.Column), MaxIndexBytes);
        }

        Errors.AddRange(statements.Where(statement => statement is not (CreateTableStatement or AlterTableAddTableElementStatement or CreateIndexStatement))
            .Select(statement => $"{statement.GetType().Name} is not known"));
    }

    /// <summary>Columns by table, in order.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<(string Name, SqlType Type)>> Tables => _tables;

    public int References { get; private set; }

    public int Indexes { get; }

    public List<string> Errors { get; } = [];

    /// <summary>The tables of a city.</summary>
    public static SqlCatalogue Of(CityTables tables) => Of(SqlServerTables.Commands(tables));

    public static SqlCatalogue Of(IEnumerable<string> commands) => new(commands);

    private IEnumerable<TSqlStatement> Parse(string command)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command), out var errors);
        Errors.AddRange(errors.Select(error => $"{error.Line}:{error.Column}: {error.Message}"));
        return script.Batches.SelectMany(batch => batch.Statements);
    }

    private void AddTable(string table, TableDefinition definition)
    {
        var columns = ImmutableArray.CreateBuilder<(string, SqlType)>();
        foreach (var column in definition.ColumnDefinitions)
        {
            var name = column.ColumnIdentifier.Value;
            var type = SqlType.Of(column.DataType, column.Collation?.Value);
            if (type is null || !_bytes.TryAdd((table, name), Bytes(type, (SqlDataTypeReference)column.DataType)))
            {
                Errors.Add($"{table}.{name} has no type of the product, or is there twice");
            }

            columns.Add((name, type ?? SqlType.Unknown));
        }

        _tables.Add(table, columns.ToImmutable());
    }

    private void AddConstraints(string table, IEnumerable<ConstraintDefinition> constraints)
    {
        foreach (var constraint in constraints)
        {
            switch (constraint)
            {
                case UniqueConstraintDefinition { IsPrimaryKey: true } key:
                    CheckKey(key, table, key.Columns.Select(column => column.Column), MaxKeyBytes);
                    break;
                case ForeignKeyConstraintDefinition { DeleteAction: DeleteUpdateAction.NotSpecified or DeleteUpdateAction.NoAction } reference:
                    References++;
                    var (own, other) = (reference.Columns.Select(column => TypeOf(table, column.Value)), reference.ReferencedTableColumns
                        .Select(column => TypeOf(Name(reference.ReferenceTableName), column.Value)));
                    if (!own.SequenceEqual(other))
                    {
                        Errors.Add($"{constraint.ConstraintIdentifier?.Value} refers to columns of other types");
                    }

                    break;
                default:
                    Errors.Add($"{constraint.ConstraintIdentifier?.Value} is no key or reference of the product");
                    break;
            }
        }
    }

    private void CheckKey(TSqlFragment key, string table, IEnumerable<ColumnReferenceExpression> columns, int most)
    {
        var bytes = 0;
        foreach (var column in columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value))
        {
            _ = TypeOf(table, column);
            bytes += _bytes.GetValueOrDefault((table, column));
        }

        if (bytes > most)
        {
            Errors.Add($"a key of {table} may have {bytes} bytes, {most} are allowed");
        }
    }

    private SqlType TypeOf(string table, string column)
    {
        var type = _tables.GetValueOrDefault(table, []).FirstOrDefault(candidate => candidate.Name == column).Type;
        if (type is null)
        {
            Errors.Add($"{table}.{column} is not there");
        }

        return type ?? SqlType.Unknown;
    }

    private static int Bytes(SqlType type, SqlDataTypeReference reference) => type.Kind switch
    {
        SqlTypeKind.Text => int.TryParse(reference.Parameters[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var bytes) ? bytes : int.MaxValue,
        SqlTypeKind.Int => 4,
        SqlTypeKind.Bit => 1,
        SqlTypeKind.Date => 3,
        _ => 8,
    };

    private static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;
}
