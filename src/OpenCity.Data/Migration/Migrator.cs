using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Migration;

/// <summary>
/// Brings the tables to what the SDL asks for. What it compares with is the shape that the last migration kept in the database;
/// what it changes, and the new shape, are one transaction: an interruption leaves the old tables or the new ones, and of two
/// processes that start together the second finds the work done.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="tables">The tables that the SDL asks for.</param>
/// <param name="sdl">The SDL as authored, kept in the database with the tables that came of it.</param>
/// <param name="clock">Tells when a migration was applied.</param>
public sealed class Migrator(Database database, CityTables tables, string sdl, TimeProvider clock)
{
    private readonly DatabaseShape _wanted = ShapeBuilder.Build(tables, database.Schema);

    /// <summary>How long to wait for another process's migration.</summary>
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What would be done, without doing it.</summary>
    public async ValueTask<MigrationPlan> PlanAsync(CancellationToken cancellationToken) =>
        Plan(await FindSnapshotAsync(cancellationToken));

    /// <summary>
    /// The SQL that <see cref="ApplyAsync"/> would execute, in its transaction and with the snapshot, so that it can be run by hand.
    /// Empty where there is nothing to do; throws where changes are refused.
    /// </summary>
    public async ValueTask<string> ScriptAsync(CancellationToken cancellationToken)
    {
        var stored = await FindSnapshotAsync(cancellationToken);
        var plan = Accepted(Plan(stored));
        if (plan.IsEmpty)
        {
            return "";
        }

        string[] statements =
        [
            .. database.Schema.ScriptStart, .. plan.Commands,
            SnapshotStore.Script((stored?.Id ?? 0) + 1, sdl, _wanted, clock.GetUtcNow()), "COMMIT",
        ];
        return string.Concat(statements.Select(statement => statement + ";\n"));
    }

    /// <summary>Does it, all or nothing, and tells what was done. Throws where changes are refused or the database has drifted.</summary>
    public async ValueTask<MigrationPlan> ApplyAsync(CancellationToken cancellationToken)
    {
        // A start with nothing to do does not wait for somebody who writes.
        if (Accepted(await PlanAsync(cancellationToken)) is { IsEmpty: true } nothing)
        {
            return nothing;
        }

        using var session = await database.OpenSchemaWriteAsync(WaitLimit, cancellationToken);
        var stored = SnapshotStore.Find(database, session.Query);
        RequireNoDrift(stored?.Shape ?? DatabaseShape.Empty, session);
        var plan = Accepted(Plan(stored));
        if (plan.IsEmpty)
        {
            return plan;
        }

        foreach (var command in plan.Commands)
        {
            session.Execute(command);
        }

        SnapshotStore.Write(session, (stored?.Id ?? 0) + 1, sdl, _wanted, clock.GetUtcNow());
        RequireNoDrift(_wanted, session);
        database.Schema.RequireWhole(plan.Commands, session.Query);
        session.Commit();
        return plan;
    }

    /// <summary>
    /// Compares at start the live tables with the snapshot, and the snapshot with the SDL; each difference is a line.
    /// Nothing where the server may serve.
    /// </summary>
    public async ValueTask<ImmutableArray<string>> VerifyAsync(CancellationToken cancellationToken)
    {
        if (!database.Exists)
        {
            return [$"The database \"{database.Name}\" does not exist yet. Run migrate."];
        }

        using var session = await database.OpenReadAsync(cancellationToken);
        RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters) => session.Execute(sql, parameters, cancellationToken);
        var stored = SnapshotStore.Find(database, Query);
        var old = stored?.Shape ?? DatabaseShape.Empty;
        var (steps, refusals) = ShapeComparison.Compare(old, _wanted);
        return
        [
            .. Catalogue.Of(old).Drift(Catalogue.Live(database.Schema, Query)),
            .. refusals,
            .. steps.Select(step => $"Not migrated yet: {step} Run migrate."),
        ];
    }

    private async ValueTask<StoredSnapshot?> FindSnapshotAsync(CancellationToken cancellationToken)
    {
        if (!database.Exists)
        {
            return null;
        }

        using var session = await database.OpenReadAsync(cancellationToken);
        return SnapshotStore.Find(database, (sql, parameters) => session.Execute(sql, parameters, cancellationToken));
    }

    private MigrationPlan Plan(StoredSnapshot? stored)
    {
        var old = stored?.Shape ?? DatabaseShape.Empty;
        var (steps, refusals) = ShapeComparison.Compare(old, _wanted);
        return new MigrationPlan(
            steps,
            refusals,
            steps.IsEmpty || !refusals.IsEmpty ? [] : SchemaCommands.Between(database.Schema, old, _wanted),
            stored?.SdlHash == SnapshotStore.Hash(sdl));
    }

    private static MigrationPlan Accepted(MigrationPlan plan) => plan.Refusals.IsEmpty
        ? plan
        : throw new DatabaseException(DatabaseFault.Refused, string.Join('\n', plan.Refusals));

    private void RequireNoDrift(DatabaseShape shape, WriteSession session)
    {
        var drift = Catalogue.Of(shape).Drift(Catalogue.Live(database.Schema, session.Query));
        if (!drift.IsEmpty)
        {
            throw new DatabaseException(
                DatabaseFault.Drift,
                $"The tables of \"{database.Name}\" are not as migrate left them. Undo what was changed by hand, or restore a backup:\n"
                + string.Join('\n', drift));
        }
    }
}
