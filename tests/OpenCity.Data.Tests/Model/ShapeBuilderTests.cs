using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Model;

public sealed class ShapeBuilderTests
{
    private static readonly DatabaseShape Shape = ShapeBuilder.Build(TestCity.Tables(), SqliteSchema.Instance);

    [Fact]
    public void Statements_that_make_the_tables() =>
        Snapshot.Match(string.Join(";\n\n", SchemaCommands.Between(SqliteSchema.Instance, DatabaseShape.Empty, Shape)));

    [Fact]
    public void Statements_for_the_folder_that_travels_with_the_program() => Snapshot.Match(string.Join(
        ";\n\n",
        SchemaCommands.Between(
            SqliteSchema.Instance,
            DatabaseShape.Empty, ShapeBuilder.Build(CityTables.Of(CityReader.Read(Repository.PathOf("graphql")).City!), SqliteSchema.Instance))));

    [Fact]
    public void A_reference_is_indexed_with_the_time_and_the_key() =>
        Assert.Equal(["area_code", "day", "number"], Index("visit", "ix_visit_area_code_day_number"));

    [Fact]
    public void The_default_order_and_the_wanted_indexes_end_with_the_key()
    {
        Assert.Equal(["taken_at", "area_code", "number"], Index("reading", "ix_reading_taken_at_area_code_number"));
        Assert.Equal(["grade", "taken_at", "area_code", "number"], Index("reading", "ix_reading_grade_taken_at_area_code_number"));
    }

    [Fact]
    public void What_the_primary_key_or_another_index_begins_with_is_not_indexed_again() =>
        Assert.Equal(2, Shape.Find("reading")!.Indexes.Length);

    [Fact]
    public void A_reference_to_the_own_type_and_to_a_key_with_a_reference_take_all_key_columns()
    {
        Assert.Equal(["parent_code"], Shape.Find("area")!.ForeignKeys.Single().Columns);
        Assert.Equal(
            ["reading_area_code", "reading_taken_at", "reading_number"],
            Shape.Find("visit")!.ForeignKeys.Single(reference => reference.Target == "reading").Columns);
    }

    [Fact]
    public void Types_that_refer_to_each_other_have_tables()
    {
        var shape = ShapeBuilder.Build(TestCity.Tables(
            """
            "A."
            type Left @dataset(name: "test", title: "Test", publisher: "City", licence: KOGL_1, themes: [REGI], personalData: "None.") {
              "Code." code: ID! @key @text(max: 40)
              "Other." right: Right @reference
            }
            "B."
            type Right @partOf(dataset: "test") {
              "Number." number: Long! @key
              "Other." left: Left! @reference
            }
            """), SqliteSchema.Instance);

        Assert.Equal("right_number", shape.Find("left")!.ForeignKeys.Single().Columns.Single());
        Assert.Equal("left_code", shape.Find("right")!.ForeignKeys.Single().Columns.Single());
        Assert.NotEmpty(SchemaCommands.Between(SqliteSchema.Instance, DatabaseShape.Empty, shape));
    }

    [Fact]
    public void A_name_that_is_too_long_ends_with_a_digest()
    {
        var name = ShapeBuilder.Name("ix", new string('a', 40), new string('b', 40));

        Assert.Equal(60, name.Length);
        Assert.StartsWith("ix_aaaa", name, StringComparison.Ordinal);
        Assert.NotEqual(name, ShapeBuilder.Name("ix", new string('a', 40), new string('b', 41)));
        Assert.Equal(name, ShapeBuilder.Name("ix", new string('a', 40), new string('b', 40)));
    }

    private static System.Collections.Immutable.ImmutableArray<string> Index(string table, string name) =>
        Shape.Find(table)!.Indexes.Single(index => index.Name == name).Columns;
}
