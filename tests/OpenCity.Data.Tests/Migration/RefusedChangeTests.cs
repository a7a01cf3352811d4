using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class RefusedChangeTests : IDisposable
{
    private const string Visit =
        """
        type Visit @partOf(dataset: "test") {
          "Number." number: Int! @key
          "The reading." reading: Reading @reference
          "Day." day: LocalDate! @time
          "The area." area: Area! @reference
        }
        """;

    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("type_dropped", "\"Who took readings.\"\n" + Visit, "")]
    [InlineData("type_renamed", "type Visit ", "type Call ")]
    [InlineData("field_dropped", "\"Size.\" size: Float", "")]
    [InlineData("field_renamed", "size: Float", "areaKm2: Float")]
    [InlineData("field_of_another_type", "size: Float", "size: Int")]
    [InlineData("field_renamed_to_its_own_column", "billingDay: LocalDate", "billing_day: LocalDate")]
    [InlineData("place_to_text", "location: GeoPoint", "location: String")]
    [InlineData("place_dropped", "\"Place.\" location: GeoPoint", "")]
    [InlineData("text_shorter", "grade: String @text(max: 20)", "grade: String @text(max: 10)")]
    [InlineData("key_length", "code: ID! @key @text(max: 10)", "code: ID! @key @text(max: 12)")]
    [InlineData("no_longer_localised", "name: String! @localized", "name: String!")]
    [InlineData("nullable_to_non_null", "size: Float", "size: Float!")]
    [InlineData("non_null_to_nullable", "valid: Boolean!", "valid: Boolean")]
    [InlineData("key_longer", "amount: Long", "amount: Long! @key")]
    [InlineData("key_of_a_new_field", "amount: Long", "amount: Long \"Run.\" run: Int! @key")]
    [InlineData("key_shorter", "number: Int! @key\n}\n\"Who", "number: Int!\n}\n\"Who")]
    [InlineData("new_non_null_field", "size: Float", "size: Float \"Height.\" height: Int!")]
    [InlineData("new_non_null_reference", "valid: Boolean!", "valid: Boolean! \"By.\" by: Area! @reference")]
    [InlineData("reference_to_another_type", "parent: Area @reference", "parent: Visit @reference")]
    [InlineData("reference_to_text", "reading: Reading @reference", "reading: String")]
    public async Task Each_is_refused_with_its_name_in_the_SDL_and_a_remedy(string name, string old, string changed)
    {
        Assert.Contains(old, TestCity.Standard, StringComparison.Ordinal);
        var database = _files.Open();
        await Migrator(database, TestCity.Standard).ApplyAsync(Token);
        var before = database.Number("SELECT count(*) FROM sqlite_master");
        var migrator = Migrator(database, TestCity.Standard.Replace(old, changed, StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => migrator.ApplyAsync(Token).AsTask());

        Assert.Equal("MIGRATION_REFUSED", error.Code);
        Snapshot.Match(error.Message, name);
        Assert.Equal(before, database.Number("SELECT count(*) FROM sqlite_master"));
        Assert.Equal(1, database.Number("SELECT count(*) FROM opencity_snapshot"));
    }

    [Fact]
    public async Task All_refusals_are_told_at_once_by_the_plan_and_at_start()
    {
        var database = _files.Open();
        await Migrator(database, TestCity.Standard).ApplyAsync(Token);
        var migrator = Migrator(
            database,
            TestCity.Standard.Replace("size: Float", "size: Int", StringComparison.Ordinal).Replace("valid: Boolean!", "valid: Boolean", StringComparison.Ordinal));

        var plan = await migrator.PlanAsync(Token);

        Assert.Equal(2, plan.Refusals.Length);
        Assert.Empty(plan.Commands);
        Assert.Equal(plan.Refusals, await migrator.VerifyAsync(Token));
        await Assert.ThrowsAsync<DatabaseException>(() => migrator.ScriptAsync(Token).AsTask());
    }

    private static Migrator Migrator(SqliteDatabase database, string sdl) => new(database, TestCity.Tables(sdl), sdl, TimeProvider.System);
}
