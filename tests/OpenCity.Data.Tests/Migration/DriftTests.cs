using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class DriftTests : IDisposable
{
    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("ALTER TABLE area ADD COLUMN extra TEXT", "The column area.extra was not made by migrate.")]
    [InlineData("ALTER TABLE area DROP COLUMN size", "The column area.size is missing; it should be REAL NULL.")]
    [InlineData("DROP INDEX ix_visit_area_code_day_number",
        "The index ix_visit_area_code_day_number is missing; it should be on visit (area_code, day, number).")]
    [InlineData("CREATE UNIQUE INDEX own ON area (size)", "The index own was not made by migrate.")]
    [InlineData("CREATE TABLE own (a)", "The column own.a was not made by migrate.\nThe table own was not made by migrate.")]
    [InlineData("CREATE VIEW own AS SELECT 1", "The view own was not made by migrate.")]
    [InlineData("CREATE TRIGGER own AFTER DELETE ON area BEGIN SELECT 1; END", "The trigger own was not made by migrate.")]
    public async Task What_was_changed_by_hand_is_told_line_by_line(string statement, string expected)
    {
        var database = _files.Open();
        await Migrator(database).ApplyAsync(Token);
        await database.WriteAsync(statement);

        var lines = await Migrator(database).VerifyAsync(Token);

        Assert.Equal(expected.Split('\n'), lines);
    }

    [Fact]
    public async Task An_index_of_the_same_name_over_other_columns_is_drift()
    {
        var database = _files.Open();
        await Migrator(database).ApplyAsync(Token);
        await database.WriteAsync(
            "DROP INDEX ix_visit_area_code_day_number",
            "CREATE UNIQUE INDEX ix_visit_area_code_day_number ON visit (area_code, day DESC) WHERE number > 0");

        Assert.Equal(
            ["The index ix_visit_area_code_day_number is unique partial on visit (area_code, day DESC); it should be on visit (area_code, day, number)."],
            await Migrator(database).VerifyAsync(Token));
    }

    [Fact]
    public async Task A_table_made_anew_by_hand_is_drift()
    {
        var database = _files.Open();
        await Migrator(database).ApplyAsync(Token);
        await database.WriteAsync(
            "DROP TABLE visit",
            """
            CREATE TABLE visit (number INTEGER NOT NULL PRIMARY KEY, reading_area_code TEXT, reading_taken_at TEXT, reading_number INTEGER,
              day TEXT NOT NULL DEFAULT '', area_code TEXT NOT NULL REFERENCES area (code) ON DELETE CASCADE,
              recorded_at INTEGER NOT NULL, quality TEXT NOT NULL, provenance TEXT NOT NULL) WITHOUT ROWID
            """);

        var lines = await Migrator(database).VerifyAsync(Token);

        Assert.Equal(
            [
                "The column visit.day is TEXT NOT NULL DEFAULT ''; it should be TEXT NOT NULL.",
                "The column visit.reading_taken_at is TEXT NULL; it should be INTEGER NULL.",
                "The foreign key visit (area_code) is references area (code) ON DELETE CASCADE; it should be references area (code).",
                "The foreign key visit (reading_area_code, reading_taken_at, reading_number) is missing; it should be references reading (area_code, taken_at, number).",
                "The index ix_visit_area_code_day_number is missing; it should be on visit (area_code, day, number).",
                "The index ix_visit_day_number is missing; it should be on visit (day, number).",
                "The index ix_visit_reading_area_code_reading_taken_at_reading_5d0ea5d3 is missing; it should be on visit (reading_area_code, reading_taken_at, reading_number, day, number).",
                "The table visit is WITHOUT ROWID; it should be a plain table.",
            ],
            lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "_[0-9a-f]{8} ", "_5d0ea5d3 ")));
    }

    [Fact]
    public async Task A_database_that_has_drifted_is_not_migrated()
    {
        var database = _files.Open();
        await Migrator(database).ApplyAsync(Token);
        await database.WriteAsync("DROP INDEX ix_visit_day_number");

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => Migrator(database, TestCity.Standard.Replace("size: Float", "size: Float \"Height.\" height: Int", StringComparison.Ordinal)).ApplyAsync(Token).AsTask());

        Assert.Equal("DATABASE_DRIFT", error.Code);
        Assert.EndsWith("\nThe index ix_visit_day_number is missing; it should be on visit (day, number).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_database_is_not_taken_over()
    {
        var database = _files.Open();
        await database.WriteAsync("CREATE TABLE area (code TEXT)");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Migrator(database).ApplyAsync(Token).AsTask());

        Assert.Equal("DATABASE_DRIFT", error.Code);
        Assert.Equal(1, database.Number("SELECT count(*) FROM sqlite_master"));
    }

    private static Migrator Migrator(SqliteDatabase database, string sdl = TestCity.Standard) =>
        new(database, TestCity.Tables(sdl), sdl, TimeProvider.System);
}
