using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Tests.Reading;

/// <summary>
/// A right folder, and one change that makes it wrong. The sign § in the new text marks the place that must be told; it is taken
/// out before the file is written.
/// </summary>
public sealed class MistakeTests
{
    private const string Things = """
        "A place."
        type Place
          @dataset(name: "things", title: "Things", publisher: "City", licence: KOGL_1, themes: [REGI], personalData: "None.") {
          "Code." code: ID! @key @text(max: 20)
          "이름." name: String! @localized
          things: [Thing!]! @collection
          newest: Thing @latest
        }
        "A thing."
        type Thing @partOf(dataset: "things") @updates(every: "PT1H", rows: 5) @index(fields: ["colour", "at"]) {
          place: Place! @key @reference
          at: DateTime! @key @time
          value: Float @unit(ucum: "ug/m3") @number(min: 0, max: 9, decimals: 1)
          colour: Colour @filter(ops: [EQ])
          note: String @text(max: 50) @source(field: "비고")
          spot: GeoPoint
          amount: Int
          sure: Boolean
        }
        enum Colour { RED GREEN }

        """;

    private const string Labels = """
        {
          "Thing": { "title": "것", "description": "어떤 것." },
          "Thing.value": { "title": "값" }
        }

        """;

    private const string Sdl = "datasets/things.graphql";
    private const string Ko = "labels/ko.json";

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // Syntax and schema, as the engine tells them
        { Sdl, "enum Colour {", "enum Colour §]", "Unexpected \"]\"" },
        { Sdl, "amount: Int", "amount: §Integer", "Integer" },
        { Sdl, "amount: Int", "amount: Int §@colourful", "colourful" },
        { Sdl, "licence: KOGL_1", "licence: §KOGL_9", "KOGL_9" },
        { Sdl, "every: \"PT1H\"", "every: §\"hourly\"", "hourly" },
        { Sdl, "@dataset(name: \"things\", title: \"Things\", publisher: \"City\", ", "§@dataset(name: \"things\", title: \"Things\", ", "publisher" },

        // Datasets and files
        { Sdl, "@dataset(name: \"things\"", "@dataset(name: §\"thing\"", "The dataset is named \"thing\", but its file \"things.graphql\"." },
        { Sdl, "title: \"Things\"", "title: §\" \"", "The argument \"title\" of @dataset is empty." },
        { Sdl, "personalData: \"None.\"", "personalData: §\"\"", "The argument \"personalData\" of @dataset is empty." },
        { Sdl, "themes: [REGI]", "themes: §[]", "The dataset \"things\" has no theme." },
        { Sdl, "themes: [REGI]", "themes: [REGI], sourceRows: §-1", "negative number of source rows" },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: §\"others\")", "says that it is part of \"others\"" },
        { Sdl, "enum Colour", "type §Lonely { a: Int }\nenum Colour", "The type \"Lonely\" is no record type" },
        { Sdl, "enum Colour", "§input Wish { a: Int }\nenum Colour", "A dataset's file holds record types, enums and extensions" },
        { Sdl, "enum Colour", "§scalar Wish\nenum Colour", "A dataset's file holds record types, enums and extensions" },
        { Sdl, "@partOf(dataset: \"things\")", "§@dataset(name: \"things\", title: \"T\", publisher: \"P\", licence: KOGL_1, themes: [REGI], personalData: \"N\")", "The file declares a second dataset on \"Thing\"" },
        { Sdl, "rows: 5", "rows: §-5", "negative number of rows" },
        { Sdl, "enum Colour", "extend type §Query { more: Int }\nenum Colour", "A dataset's file extends \"Query\"" },
        { "query.graphql", "type DatasetFieldValue ", "type DatasetFieldValue §@partOf(dataset: \"x\") ", "stands outside of the folder datasets" },

        // Keys and times
        { Sdl, "type Thing @partOf(dataset: \"things\") @updates(every: \"PT1H\", rows: 5) @index(fields: [\"colour\", \"at\"]) {\n  place: Place! @key @reference\n  at: DateTime! @key @time", "type §Thing @partOf(dataset: \"things\") {\n  place: Place! @reference\n  at: DateTime! @time", "The record type \"Thing\" has no key." },
        { Sdl, "code: ID! @key", "code: §ID @key", "The key \"Place.code\" is nullable." },
        { Sdl, "value: Float @unit", "value: Float! §@key @unit", "The key \"Thing.value\" is of the type \"Float!\"." },
        { Sdl, "sure: Boolean", "sure: Boolean! §@key", "The key \"Thing.sure\" is of the type \"Boolean!\"." },
        { Sdl, "spot: GeoPoint", "spot: GeoPoint! §@key", "The key \"Thing.spot\" is of the type \"GeoPoint!\"." },
        { Sdl, "name: String! @localized", "§name: String! @localized @key @text(max: 20)", "The key \"Place.name\" is localised." },
        { Sdl, "amount: Int", "amount: Int §@time", "@time is for a DateTime or LocalDate, but \"Thing.amount\" is of the type \"Int\"." },
        { Sdl, "amount: Int", "amount: LocalDate §@time", "a second @time; \"at\" has it already" },

        // Values
        { Sdl, "amount: Int", "amount: §[Int]", "The field \"Thing.amount\" is a list." },
        { Sdl, "amount: Int", "amount: §Duration", "of the type \"Duration\", which cannot be stored" },
        { Sdl, "amount: Int", "amount: §Dataset", "of the type \"Dataset\", which cannot be stored" },
        { Sdl, "amount: Int", "amount(§of: Int): Int", "The field \"Thing.amount\" declares arguments." },
        { Sdl, "ucum: \"ug/m3\"", "ucum: §\"µg/m3\"", "\"µg/m3\" is no UCUM code." },
        { Sdl, "ucum: \"ug/m3\"", "ucum: §\"ug/m^3\"", "\"ug/m^3\" is no UCUM code." },
        { Sdl, "ucum: \"ug/m3\"", "ucum: §\"[ppm\"", "\"[ppm\" is no UCUM code." },
        { Sdl, "note: String", "note: String §@unit(ucum: \"m\")", "@unit is for a number" },
        { Sdl, "note: String", "note: String §@number(min: 1)", "@number is for a number" },
        { Sdl, "@number(min: 0, max: 9", "@number(min: §10, max: 9", "min is above max" },
        { Sdl, "decimals: 1", "decimals: §16", "cannot keep 16 decimals" },
        { Sdl, "amount: Int", "amount: Int @number(decimals: §2)", "The whole number \"Thing.amount\" has decimals." },
        { Sdl, "amount: Int", "amount: Int §@text(max: 2)", "@text is for an ID, String or URI" },
        { Sdl, "@text(max: 50)", "@text(max: §5000)", "cannot have the length 5000" },
        { Sdl, "amount: Int", "amount: Int §@localized", "@localized is for a String" },
        { Sdl, "ops: [EQ]", "ops: [EQ, §RANGE]", "\"Thing.colour\" has no operators of the family \"RANGE\"." },
        { Sdl, "sure: Boolean", "sure: Boolean @filter(ops: §IN)", "\"Thing.sure\" has no operators of the family \"IN\"." },
        { Sdl, "spot: GeoPoint", "spot: GeoPoint §@filter(ops: [])", "@filter is for a value with operators" },
        { Sdl, "@source(field: \"비고\")", "@source(field: §\"\")", "@source of \"Thing.note\" names no column." },

        // Relations
        { Sdl, "place: Place! @key @reference", "place: Place! @key @reference\n  other: §Place", "returns the record type \"Place\", but does not say how" },
        { Sdl, "things: [Thing!]! @collection", "things: §[Thing] @collection", "The collection \"Place.things\" is declared as \"[Thing]\"." },
        { Sdl, "newest: Thing @latest", "newest: §Thing! @latest", "with @latest is declared as \"Thing!\"" },
        { Sdl, "amount: Int", "amount: §[Place!]! @reference", "The reference \"Thing.amount\" is declared as \"[Place!]!\"." },
        { Sdl, "amount: Int", "amount: Int §@reference", "but \"Int\" is no record type" },
        { Sdl, "newest: Thing @latest", "newest: Thing @latest §@reference", "has both @latest and @reference" },
        { Sdl, "@key @reference", "@key @reference(onUnknown: §NULL_VALUE)", "is to be null where the target is unknown, but is non-null" },
        { Sdl, "@key @reference", "@key @reference §@unit(ucum: \"m\")", "@unit is for a value, but \"Thing.place\" is a reference" },
        { Sdl, "[Thing!]! @collection", "[Thing!]! @collection §@source(field: \"x\")", "\"Place.things\" is a collection" },
        { Sdl, "newest: Thing @latest", "newest: Thing @latest §@key", "\"Place.newest\" is the latest of a collection" },
        { Sdl, "things: [Thing!]! @collection", "things: [Thing!]! @collection(by: §\"spot\")", "\"spot\" is no reference of \"Thing\" to \"Place\"." },
        { Sdl, "spot: GeoPoint", "spot: GeoPoint\n  things: [Thing!]! §@collection", "\"Thing\" has no reference to \"Thing\"" },
        { Sdl, "amount: Int", "§next: Thing! @reference", "closes a circle of references" },
        { Sdl, "[\"colour\", \"at\"]", "[\"colour\", §\"size\"]", "The index names \"size\", which is no field of \"Thing\"." },
        { Sdl, "[\"colour\", \"at\"]", "[§\"spot\"]", "The index names \"spot\", which has no single column." },
        { Sdl, "[\"colour\", \"at\"]", "[\"at\", §\"at\"]", "The index names \"at\" twice." },
        { Sdl, "@index(fields: [\"colour\", \"at\"])", "@index(fields: §[])", "An index of \"Thing\" names no field." },

        // Names
        { Sdl, "amount: Int", "§id: Int", "The field name \"id\" is the platform's own." },
        { Sdl, "amount: Int", "§observedAt: DateTime", "The field name \"observedAt\" is the platform's own." },
        { Sdl, "amount: Int", "amount: Place @via(path: §\"place\")", "goes over one reference only" },
        { Sdl, "amount: Int", "amount: Place @via(path: §\"note.place\")", "names \"note\", which is no reference of \"Thing\"." },
        { Sdl, "amount: Int", "next: Thing @reference away: §Thing @via(path: \"next.place\")", "leads to \"Place\", but the field is declared as \"Thing\"" },
        { Sdl, "amount: Int", "next: Thing @reference away: §Place! @via(path: \"next.place\")", "is non-null, but \"Thing.next\" on its path may be null" },
        { Sdl, "amount: Int", "next: Thing @reference away: §[Place!]! @via(path: \"next.place\")", "The shortcut \"Thing.away\" is declared as \"[Place!]!\"." },
        { Sdl, "amount: Int", "next: Thing @reference away: Place @via(path: \"next.place\") §@key", "\"Thing.away\" is a shortcut" },
        { Sdl, "amount: Int", "next: Thing @reference away: Place @via(path: \"next.place\") §@reference", "has both @via and @reference" },
        { Sdl, "amount: Int", "close: §[Thing] @nearest", "with @nearest is declared as \"[Thing]\"" },
        { Sdl, "amount: Int", "close: [Place!]! §@nearest", "\"Thing.close\" seeks the nearest, but \"Place\" has no place." },
        { Sdl, "amount: Int", "other: GeoPoint close: [Thing!]! §@nearest", "but \"Thing\" has several places." },
        { Sdl, "amount: Int", "close: [Thing!]! @nearest(max: §101)", "has at most 101 records" },
        { Sdl, "amount: Int", "close: [Thing!]! @nearest(within: §0)", "reaches no distance on the earth" },
        { Sdl, "amount: Int", "§count: Int", "The field name \"count\" is the platform's own." },
        { Sdl, "amount: Int", "§or: Int", "The field name \"or\" is the platform's own." },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"place\", many: \"things\")", "The root field \"place\" of \"Thing\" is taken by \"Place\"." },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"thing\", many: \"nodes\")", "The root field \"nodes\" of \"Thing\" is taken by the platform." },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"dataset\", many: \"things\")", "is taken by the type Query" },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"thing\", many: \"thing\")", "is taken by its other root field" },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"thing\", many: \"all things\")", "\"all things\" is no name of a root field." },
        { Sdl, "@partOf(dataset: \"things\")", "@partOf(dataset: \"things\") §@api(one: \"thing\", many: \"Places\")", "The connection \"PlacesConnection\" of \"Thing\" is taken by \"Place\"." },
        { Sdl, "enum Colour", "enum §ThingFilterInput { A }\nenum Colour", "generated for the record type \"Thing\"" },
        { Sdl, "enum Colour", "enum §PageInfo { A }\nenum Colour", "generated for the platform" },
        { Sdl, "enum Colour", "enum §IntOperationFilterInput { A }\nenum Colour", "generated for filters" },
        { Sdl, "amount: Int", "§place_code: Int", "would have the column \"place_code\", which is taken by \"place\"" },
        { Sdl, "amount: Int", "§spotLat: Int", "would have the column \"spot_lat\", which is taken by \"spot\"" },
        { Sdl, "things: [Thing!]!", "§name_ko: Int things: [Thing!]!", "would have the column \"name_ko\", which is taken by \"name\"" },
        { Sdl, "amount: Int", "§recorded_at: Int", "would have the column \"recorded_at\"" },
        { Sdl, "enum Colour", "type §SqliteMaster @partOf(dataset: \"things\") { a: ID! @key @text(max: 9) }\nenum Colour", "a name that SQLite keeps to itself" },
        { Sdl, "enum Colour", "type §OpencityImport @partOf(dataset: \"things\") { a: ID! @key @text(max: 9) }\nenum Colour", "a name that the platform keeps to itself" },
        { Sdl, "enum Colour", "type §THING @partOf(dataset: \"things\") { a: ID! @key @text(max: 9) }\nenum Colour", "would have one table, \"thing\"" },

        // The platform's files
        { "directives.graphql", "directive @key on", "directive @§colourful on FIELD_DEFINITION\ndirective @key on", "Nothing obeys the directive \"@colourful\"." },
        { "types.graphql", "  KO\n", "  KO\n  §Any\n", "\"Any\" is no language." },

        // Labels
        { Ko, "\"Thing.value\"", "§\"Thing.price\"", "\"Thing.price\" is nothing of the schema." },
        { Ko, "\"Thing.value\"", "§\"Thing\"", "\"Thing\" has a label already." },
        { Ko, "\"description\": ", "§\"text\": ", "A label has no \"text\"." },
        { Ko, "\"title\": \"값\"", "\"title\": §5", "The title of \"Thing.value\" is no text." },
        { Ko, "\"title\": \"값\"", "\"title\": §\"\"", "The title of \"Thing.value\" is no text." },
        { Ko, "{ \"title\": \"값\" }", "§\"값\"", "The label of \"Thing.value\" is not a JSON object." },
        { Ko, "\"어떤 것.\" },\n  \"Thing.value\"", "\"어떤 것.\" }\n  §\"Thing.value\"", "not well-formed JSON" },
    };

    /// <summary>Mistakes that bring others with them, or that the engine has its own words for beside ours.</summary>
    public static TheoryData<string, string, string, string> MistakesWithOthers => new()
    {
        { Sdl, "\"Code.\" code", "§first: Thing! @reference \"Code.\" code", "closes a circle of references" },
        { Sdl, "type Thing @partOf", "type Thing implements §Node @partOf", "The record type \"Thing\" declares interfaces." },
        { Sdl, "enum Colour", "extend type Thing §@updates(every: \"P1D\")\nenum Colour", "@updates stands on an extension" },
        { Sdl, "type Place\n  @dataset(name: \"things\", title: \"Things\", publisher: \"City\", licence: KOGL_1, themes: [REGI], personalData: \"None.\") {\n  \"Code.\" code: ID! @key @text(max: 20)", "type §Place\n  @dataset(name: \"things\", title: \"Things\", publisher: \"City\", licence: KOGL_1, themes: [REGI], personalData: \"None.\") {\n  \"Code.\" code: ID! @key", "Ids of \"Place\" may have 206 characters" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_what_to_do(string file, string old, string changed, string message)
    {
        var diagnostic = Assert.Single(ReadChanged(file, old, changed, out var place));

        Assert.EndsWith("/" + file, diagnostic.File, StringComparison.Ordinal);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(place, diagnostic.Location);
    }

    [Theory]
    [MemberData(nameof(MistakesWithOthers))]
    public void A_mistake_among_others_is_told_too(string file, string old, string changed, string message)
    {
        var diagnostics = ReadChanged(file, old, changed, out var place);

        var diagnostic = Assert.Single(diagnostics, item => item.Message.Contains(message, StringComparison.Ordinal) && item.Location == place);
        Assert.NotNull(diagnostic.Remedy);
    }

    private static ImmutableArray<SourceDiagnostic> ReadChanged(string file, string old, string changed, out SourceLocation place)
    {
        using var folder = TestFolder.With((Sdl, Things), (Ko, Labels));
        var path = $"{folder.Path}/{file}";
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var marked = text[..text.IndexOf(old, StringComparison.Ordinal)] + changed + text[(text.IndexOf(old, StringComparison.Ordinal) + old.Length)..];
        File.WriteAllText(path, marked.Replace("§", "", StringComparison.Ordinal));

        var result = CityReader.Read(folder.Path);

        Assert.Null(result.City);
        place = PlaceOf(marked);
        return result.Diagnostics;
    }

    [Fact]
    public void The_folder_without_a_change_is_right()
    {
        using var folder = TestFolder.With((Sdl, Things), (Ko, Labels));
        Assert.Empty(CityReader.Read(folder.Path).Diagnostics);
    }

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once_in_order()
    {
        using var folder = TestFolder.With(
            (Sdl, Things.Replace("amount: Int", "amount: Integer", StringComparison.Ordinal).Replace("ug/m3", "µg", StringComparison.Ordinal)),
            ("datasets/empty.graphql", "enum Mood { GOOD }"),
            ("labels/ko.json", "{ \"Nothing\": {} }"),
            ("labels/fr.json", "{}"));

        Assert.Equal(
            ["datasets/empty.graphql:1:1", "datasets/things.graphql:13:28", "datasets/things.graphql:17:11", "labels/fr.json:1:1", "labels/ko.json:1:3"],
            CityReader.Read(folder.Path).Diagnostics.Select(item =>
                $"{item.File[(folder.Path.Length + 1)..]}:{item.Location.Line}:{item.Location.Column}"));
    }

    [Fact]
    public void Syntax_errors_of_several_files_and_labels_are_told_at_once()
    {
        using var folder = TestFolder.With(
            ("datasets/a.graphql", "type {"), ("datasets/b.graphql", "\n  }"), ("labels/ko.json", "{,}"), ("labels/ja.json", "[]"));

        Assert.Equal(
            ["datasets/a.graphql:1:6", "datasets/b.graphql:2:3", "labels/ja.json:1:1", "labels/ko.json:1:2"],
            CityReader.Read(folder.Path).Diagnostics.Select(item =>
                $"{item.File[(folder.Path.Length + 1)..]}:{item.Location.Line}:{item.Location.Column}"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var diagnostic = Assert.Single(CityReader.Read("/no/such/folder").Diagnostics);
        Assert.Equal("The SDL folder \"/no/such/folder\" does not exist.", diagnostic.Message);
    }

    [Fact]
    public void An_empty_folder_is_told()
    {
        using var folder = TestFolder.With(("directives.graphql", null), ("types.graphql", null), ("query.graphql", null));
        Assert.EndsWith("has no *.graphql file.", Assert.Single(CityReader.Read(folder.Path).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query.graphql", "The platform's type \"Query\" is missing.")]
    [InlineData("types.graphql", "The platform's type \"Quality\" is missing.")]
    public void A_missing_platform_file_is_told(string file, string message)
    {
        using var folder = TestFolder.With((file, null), (Sdl, Things));
        Assert.Contains(message, CityReader.Read(folder.Path).Diagnostics.Select(item => item.Message));
    }

    [Fact]
    public void The_latest_of_a_type_without_time_is_told()
    {
        using var folder = TestFolder.With((Sdl, Things.Replace("@key @time", "@key", StringComparison.Ordinal)));
        var diagnostic = Assert.Single(CityReader.Read(folder.Path).Diagnostics);
        Assert.Equal(
            (new SourceLocation(7, 17), "\"Place.newest\" asks for the latest \"Thing\", which has no @time."),
            (diagnostic.Location, diagnostic.Message));
    }

    [Fact]
    public void An_ambiguous_collection_is_told()
    {
        using var folder = TestFolder.With(
            (Sdl, Things.Replace("amount: Int", "from: Place @reference", StringComparison.Ordinal)));
        Assert.Equal(
            ["\"Thing\" has several references to \"Place\": \"place\", \"from\".", "\"Thing\" has several references to \"Place\": \"place\", \"from\"."],
            CityReader.Read(folder.Path).Diagnostics.Select(item => item.Message));
    }

    [Fact]
    public void An_extension_in_another_file_adds_no_column()
    {
        using var folder = TestFolder.With((Sdl, Things), ("datasets/more.graphql", """
            type More @dataset(name: "more", title: "More", publisher: "P", licence: KOGL_1, themes: [REGI], personalData: "None.") {
              code: ID! @key @text(max: 9)
            }
            extend type Place { height: Int }
            """));
        var diagnostic = Assert.Single(CityReader.Read(folder.Path).Diagnostics);
        Assert.Equal((new SourceLocation(4, 21), "The field \"Place.height\" adds a column to a type of another file."), (diagnostic.Location, diagnostic.Message));
    }

    [Fact]
    public void Labels_that_are_not_utf_8_are_told()
    {
        using var folder = TestFolder.With((Sdl, Things));
        File.WriteAllBytes(folder.Path + "/labels/ko.json", [(byte)'{', 0xB0, 0xA1, (byte)'}']);
        Assert.Equal("The labels are not UTF-8.", Assert.Single(CityReader.Read(folder.Path).Diagnostics).Message);
    }

    [Fact]
    public void A_byte_order_mark_before_labels_is_passed_over()
    {
        using var folder = TestFolder.With((Sdl, Things), (Ko, "\uFEFF" + Labels));
        Assert.Equal("값", CityReader.Read(folder.Path).City!.RecordTypesByName["Thing"].FieldsByName["value"].Labels["KO"].Title);
    }

    [Fact]
    public void A_reference_that_may_be_null_may_close_a_circle()
    {
        var city = TestFolder.City((Sdl, Things
            .Replace("\"Code.\" code", "first: Thing @reference \"Code.\" code", StringComparison.Ordinal)
            .Replace("amount: Int", "next: Thing @reference", StringComparison.Ordinal)));
        Assert.Equal(["Place", "Thing"], city.RecordTypes.Select(type => type.Name));
    }

    private static SourceLocation PlaceOf(string marked)
    {
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)].Split('\n');
        return new SourceLocation(before.Length, before[^1].Length + 1);
    }
}
