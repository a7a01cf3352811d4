using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class PostgreSqlMigratorTests : IDisposable
{
    private readonly TemporaryPostgreSql _made = (TemporaryPostgreSql)TestProvider.PostgreSql.NewDatabase();

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task Tables_are_made_from_nothing_and_then_there_is_nothing_to_do()
    {
        Assert.NotEmpty(await Migrator().VerifyAsync(Token));

        var plan = await Migrator().ApplyAsync(Token);

        Snapshot.Match(string.Join(";\n\n", plan.Commands));
        Assert.Empty(await Migrator().VerifyAsync(Token));
        Assert.True((await Migrator().ApplyAsync(Token)).IsEmpty);
        Assert.Equal("", await Migrator().ScriptAsync(Token));
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_told_with_its_remedy()
    {
        using var database = new PostgreSqlDatabase(
            new PostgreSqlOptions { ConnectionString = _made.ConnectionString + ";Search Path=nowhere" }, TimeProvider.System);

        var migrator = new Migrator(database, TestCity.Tables(TestCity.Standard), TestCity.Standard, TimeProvider.System);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => migrator.ApplyAsync(Token).AsTask());

        Assert.Equal(DatabaseFault.CannotOpen, error.Fault);
        Assert.Equal(
            $"The database \"{database.Name}\" has no schema to make tables in. Create the one that \"Search Path\" names in "
            + "OpenCity:Database:ConnectionString (CREATE SCHEMA), or leave \"Search Path\" out.",
            error.Message);
    }

    [Fact]
    public async Task A_script_run_by_hand_is_a_migration()
    {
        PostgreSqlCluster.Run(_made.ConnectionString, await Migrator().ScriptAsync(Token));

        Assert.Empty(await Migrator().VerifyAsync(Token));
        Assert.True((await Migrator().PlanAsync(Token)).IsEmpty);
    }

    [Fact]
    public async Task New_fields_references_and_indexes_are_added_and_rows_stay()
    {
        await Migrator().ApplyAsync(Token);
        var database = _made.Open();
        await database.WriteAsync(
            """
            INSERT INTO area (code, name_ko, kind, recorded_at, quality, provenance)
            VALUES ('A', 'a', 'INNER', 'epoch', 'VALID', 'SOURCE'), ('B', 'b', 'OUTER', 'epoch', 'VALID', 'SOURCE')
            """);
        var changed = Migrator(TestCity.Standard
            .Replace("  \"Size.\" size: Float", "  \"Size.\" size: Float\n  \"Mayor.\" mayor: String @localized\n  \"Twin.\" twin: Area @reference", StringComparison.Ordinal)
            .Replace("@index(fields: [\"grade\", \"takenAt\"])", "@index(fields: [\"amount\"])", StringComparison.Ordinal));

        await changed.ApplyAsync(Token);

        Assert.Empty(await changed.VerifyAsync(Token));
        Assert.Equal(2, database.Number("SELECT count(*) FROM area WHERE mayor_ko IS NULL AND twin_code IS NULL"));
        await database.WriteAsync("UPDATE area SET twin_code = 'B' WHERE code = 'A'");
        await Assert.ThrowsAsync<DatabaseException>(() => database.WriteAsync("UPDATE area SET twin_code = 'X' WHERE code = 'A'"));
    }

    [Theory]
    [InlineData("ALTER TABLE area ADD COLUMN extra text", "The column area.extra was not made by migrate.")]
    [InlineData("ALTER TABLE area ALTER COLUMN size TYPE real", "The column area.size is real NULL; it should be double precision NULL.")]
    [InlineData("ALTER TABLE area ALTER COLUMN name_ko TYPE text COLLATE \"default\"", "The column area.name_ko is text COLLATE \"default\" NOT NULL; it should be text NOT NULL.")]
    [InlineData("ALTER TABLE area ALTER COLUMN name_ko DROP NOT NULL", "The column area.name_ko is text NULL; it should be text NOT NULL.")]
    [InlineData("DROP INDEX ix_visit_day_number", "The index ix_visit_day_number is missing; it should be on visit (day, number).")]
    [InlineData("CREATE UNIQUE INDEX own ON area (size DESC) WHERE size > 0", "The index own was not made by migrate.")]
    [InlineData("CREATE VIEW own AS SELECT 1", "The view own was not made by migrate.")]
    public async Task What_was_changed_by_hand_is_told_line_by_line(string statement, string expected)
    {
        await Migrator().ApplyAsync(Token);
        await _made.Open().WriteAsync(statement);

        Assert.Equal([expected], await Migrator().VerifyAsync(Token));
    }

    [Fact]
    public async Task An_index_of_the_same_name_in_another_order_is_drift()
    {
        await Migrator().ApplyAsync(Token);
        await _made.Open().WriteAsync("DROP INDEX ix_visit_day_number", "CREATE UNIQUE INDEX ix_visit_day_number ON visit (day DESC, number)");

        Assert.Equal(
            ["The index ix_visit_day_number is unique on visit (day DESC NULLS FIRST, number); it should be on visit (day, number)."],
            await Migrator().VerifyAsync(Token));
    }

    private Migrator Migrator(string sdl = TestCity.Standard) => new(_made.Open(), TestCity.Tables(sdl), sdl, TimeProvider.System);
}
