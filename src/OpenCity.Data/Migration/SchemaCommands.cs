using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using OpenCity.Data.Model;

namespace OpenCity.Data.Migration;

/// <summary>The statements that lead from one shape to another, by EF Core's differ and SQL generator, without a connection.</summary>
internal static class SchemaCommands
{
    /// <summary>Statements in order; each is one.</summary>
    internal static ImmutableArray<string> Between(SchemaDialect dialect, DatabaseShape old, DatabaseShape wanted)
    {
        using var source = CityModel.Context(dialect, old, against: wanted);
        using var target = CityModel.Context(dialect, wanted, against: old);
        var model = target.GetService<IDesignTimeModel>().Model;
        var operations = target.GetService<IMigrationsModelDiffer>().GetDifferences(
            source.GetService<IDesignTimeModel>().Model.GetRelationalModel(), model.GetRelationalModel());
        if (operations.FirstOrDefault(operation => !IsAllowed(operation)) is { } unexpected)
        {
            // The comparison has refused everything that comes to this: it and the differ do not agree.
            throw new InvalidOperationException($"The differ asks for {unexpected.GetType().Name}.");
        }

        return [.. target.GetService<IMigrationsSqlGenerator>().Generate(operations, model)
            .Select(command => command.CommandText.Trim().TrimEnd(';'))];
    }

    private static bool IsAllowed(MigrationOperation operation) => operation
        is CreateTableOperation or AddColumnOperation { IsNullable: true } or AddForeignKeyOperation
        or CreateIndexOperation or DropIndexOperation or RenameIndexOperation;
}
