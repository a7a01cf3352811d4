using OpenCity.Data.Import;
using OpenCity.Data.Import.Writing;
using OpenCity.Data.Migration;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class PlatformTableTests : IDisposable
{
    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task What_an_import_writes_fits_the_tables_that_migrate_made_and_is_no_drift()
    {
        var database = _files.Open();
        var tables = TestCity.Tables();
        var migrator = new Migrator(database, tables, "sdl", TimeProvider.System);
        await migrator.ApplyAsync(Token);

        using (var session = await database.OpenWriteAsync(Token))
        {
            var log = ImportLog.Start(session, "Area", "areas", "areas.csv", "0", DateTimeOffset.UnixEpoch);
            log.Quarantine(1, 2, null, QuarantineReason.MissingValue, null);
            SyntheticRecords.Note(session, tables.Tables[0].Type);
            SyntheticRecords.Note(session, tables.Tables[0].Type);
            session.Commit();
        }

        Assert.Equal(1, database.Number("SELECT id FROM opencity_import WHERE finished_at IS NULL"));
        Assert.Equal(1, database.Number("SELECT count(*) FROM opencity_quarantine WHERE import_id = 1"));
        Assert.Empty(await migrator.VerifyAsync(Token));
    }
}
