using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenCity.Data.Migration;

namespace OpenCity.Data.Model;

/// <summary>
/// EF Core's model of a database shape: each table an entity of the shared type <c>Dictionary&lt;string, object&gt;</c>, each
/// column an indexer property of the same name. It is made without conventions, so that nothing is in it but what the shape says,
/// and without a model cache, so that a model goes with the shape that it was made for.
/// </summary>
internal static class CityModel
{
    /// <summary>
    /// A context over the model of a shape, for its services; no connection is opened. Columns keep their order only in tables
    /// that are new against another shape: an existing table gets further columns at its end, whatever the order in the SDL.
    /// </summary>
    internal static CityContext Context(SchemaDialect dialect, DatabaseShape shape, DatabaseShape against)
    {
        using var services = new CityContext(Options(dialect, new ModelBuilder().FinalizeModel()));
        return new CityContext(Options(dialect, services.GetService<IModelRuntimeInitializer>().Initialize(
            Build(dialect, shape, against), designTime: true, validationLogger: null)));
    }

    private static DbContextOptions Options(SchemaDialect dialect, IModel model)
    {
        var options = new DbContextOptionsBuilder().UseModel(model);
        dialect.Configure(options);
        return options.Options;
    }

    private static IModel Build(SchemaDialect dialect, DatabaseShape shape, DatabaseShape against)
    {
        var builder = new ModelBuilder();
        foreach (var table in shape.Tables)
        {
            var entity = builder.Model.AddEntityType(table.Name, typeof(Dictionary<string, object>));
            AddTable(dialect, entity, table, isNew: against.Find(table.Name) is null);
        }

        foreach (var table in shape.Tables)
        {
            AddForeignKeys(builder.Model, table);
        }

        return builder.FinalizeModel();
    }

    private static void AddTable(SchemaDialect dialect, IMutableEntityType entity, TableShape table, bool isNew)
    {
        entity.SetTableName(table.Name);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var column = table.Columns[i];
            var property = entity.AddIndexerProperty(column.Name, dialect.ClrType(column.Kind, column.IsNullable));
            property.IsNullable = column.IsNullable;
            property.ValueGenerated = ValueGenerated.Never;
            property.SetMaxLength(column.MaxLength);
            property.SetColumnName(column.Name);
            property.SetColumnType(column.StoreType);
            property.SetColumnOrder(isNew ? i : null);
            dialect.Annotate(property, column);
        }

        entity.SetPrimaryKey(PropertiesOf(entity, table.Key))!.SetName($"pk_{table.Name}");
        foreach (var index in table.Indexes)
        {
            var made = entity.AddIndex(PropertiesOf(entity, index.Columns), index.Name);
            made.SetDatabaseName(index.Name);
            dialect.Annotate(made, [.. index.Columns.Select(name => table.Columns.First(column => column.Name == name))]);
        }
    }

    private static void AddForeignKeys(IMutableModel model, TableShape table)
    {
        var entity = model.FindEntityType(table.Name)!;
        foreach (var reference in table.ForeignKeys)
        {
            var target = model.FindEntityType(reference.Target)!;
            var foreignKey = entity.AddForeignKey(
                PropertiesOf(entity, reference.Columns), target.FindKey(PropertiesOf(target, reference.TargetColumns))!, target);
            foreignKey.DeleteBehavior = DeleteBehavior.NoAction;
            foreignKey.SetConstraintName(reference.Name);
        }
    }

    private static List<IMutableProperty> PropertiesOf(IMutableEntityType entity, IEnumerable<string> columns) =>
        [.. columns.Select(column => entity.FindProperty(column)!)];
}

/// <summary>EF Core's view of the database; its model is given, never discovered.</summary>
internal sealed class CityContext(DbContextOptions options) : DbContext(options);
