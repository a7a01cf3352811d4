using FsCheck;
using FsCheck.Fluent;
using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;

namespace OpenCity.Domain.Tests.Identity;

public sealed class RecordIdTests
{
    private const string Sdl = """
        type Place @dataset(name: "things", title: "Things", publisher: "P", licence: KOGL_1, themes: [REGI], personalData: "None.") {
          code: ID! @key @text(max: 20)
        }
        type Thing @partOf(dataset: "things") {
          place: Place! @key @reference
          label: String! @key @text(max: 60)
          number: Int! @key
          big: Long! @key
          day: LocalDate! @key
          at: DateTime! @key
          colour: Colour! @key
        }
        enum Colour { RED GREEN }
        """;

    private static readonly City City = TestFolder.City(("datasets/things.graphql", Sdl));
    private static readonly RecordType Place = City.RecordTypesByName["Place"];
    private static readonly RecordType Thing = City.RecordTypesByName["Thing"];

    [Fact]
    public void A_key_of_all_kinds_has_one_id()
    {
        object[] parts = ["A:1", "50%", -3, 9_000_000_000L, new DateOnly(2019, 7, 7),
            new DateTimeOffset(2019, 7, 7, 0, 0, 0, 250, TimeSpan.FromHours(9)), "RED"];

        var id = RecordId.Format(Thing, parts);

        Assert.Equal("Thing:A%3A1:50%25:-3:9000000000:20190707:20190706T150000.25Z:RED", id);
        Assert.True(RecordId.TryParse(Thing, id, out var read));
        Assert.Equal(parts, read);
    }

    [Fact]
    public void References_give_the_parts_of_their_targets_key() => Assert.Equal(
        [ValueKind.Id, ValueKind.String, ValueKind.Int, ValueKind.Long, ValueKind.LocalDate, ValueKind.DateTime, ValueKind.Enum],
        RecordId.PartKinds(Thing));

    [Theory]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000Z:RED", true)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000Z:BLUE", false)]
    [InlineData("Thing:A:b:01:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b:+1:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b:1:2:20190230:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000.50Z:RED", false)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000.5Z:RED", true)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000.Z:RED", false)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000+09:00:RED", false)]
    [InlineData("Thing:A:%41:1:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b%3ac:1:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b%3Ac:1:2:20190707:20190706T150000Z:RED", true)]
    [InlineData("Thing:A:b:99999999999:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000Z", false)]
    [InlineData("Thing:A:b:1:2:20190707:20190706T150000Z:RED:", false)]
    [InlineData("Place:A:b:1:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("thing:A:b:1:2:20190707:20190706T150000Z:RED", false)]
    [InlineData("", false)]
    [InlineData("Thing", false)]
    public void Only_the_written_form_is_an_id(string id, bool isId) => Assert.Equal(isId, RecordId.TryParse(Thing, id, out _));

    [Fact]
    public void The_type_stands_before_the_first_colon()
    {
        Assert.Same(Place, RecordId.FindType(City, "Place:x:y"));
        Assert.Null(RecordId.FindType(City, "Place"));
        Assert.Null(RecordId.FindType(City, "Nothing:x"));
        Assert.Null(RecordId.FindType(City, "Place:" + new string('x', 195)));
    }

    [Fact]
    public void An_id_that_encoding_makes_too_long_does_not_fit()
    {
        Assert.True(RecordId.Fits(Place, [new string(':', 64)]));
        Assert.False(RecordId.Fits(Place, [new string(':', 65)]));
        Assert.False(RecordId.TryParse(Place, RecordId.Format(Place, [new string(':', 65)]), out _));
    }

    [Fact]
    public void Every_text_comes_back()
    {
        Prop.ForAll<string>(text => text is null || text.Length > 60 || RoundTrips(Place, [text])).QuickCheckThrowOnFailure();
        var nasty = Gen.Elements("%", ":", "%3A", "%25", "%253A", "가", "a").ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(nasty, text => text.Length > 60 || RoundTrips(Place, [text])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_keys_never_have_one_id() => Prop.ForAll(
        Gen.Elements("%", ":", "3A", "25", "x").ArrayOf().Select(string.Concat).Two().ToArbitrary(),
        pair => pair.Item1 == pair.Item2 == (RecordId.Format(Place, [pair.Item1]) == RecordId.Format(Place, [pair.Item2])))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_number_day_and_instant_comes_back() =>
        Prop.ForAll<int, long, DateTime>((number, big, time) =>
        {
            // To the microsecond, as instants are stored.
            var at = new DateTimeOffset(time.Ticks / 10 * 10, TimeSpan.Zero);
            return RoundTrips(Thing, ["p", "l", number, big, DateOnly.FromDateTime(time), at, "GREEN"]);
        }).QuickCheckThrowOnFailure();

    private static bool RoundTrips(RecordType type, object[] parts) =>
        RecordId.TryParse(type, RecordId.Format(type, parts), out var read) && parts.SequenceEqual(read);
}
