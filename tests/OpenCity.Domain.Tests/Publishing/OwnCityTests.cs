using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;
using OpenCity.Tests;

namespace OpenCity.Domain.Tests.Publishing;

/// <summary>A city of its own: an enum, a localised name, a composite key over a reference, an extension of another file's type.</summary>
public sealed class OwnCityTests
{
    private const string Areas = """
        "A quarter of the city."
        type Quarter
          @dataset(name: "areas", title: "Areas", publisher: "P", licence: CC_BY_4, themes: [REGI], personalData: "None.") {
          "Code of the quarter."
          code: ID! @key @text(max: 10)
          "Name."
          name: String! @localized @filter(ops: [EQ])
        }
        """;

    private const string Trees = """
        "A tree that the city looks after."
        type Tree
          @dataset(name: "trees", title: "Trees", publisher: "P", licence: CC_BY_4, themes: [ENVI], personalData: "None.")
          @api(one: "tree", many: "trees") {
          "Quarter that it stands in."
          quarter: Quarter! @key @reference
          "Number in the quarter."
          number: Int! @key
          "Kind of tree."
          kind: TreeKind! @filter(ops: [EQ])
          "Height."
          height: Float @unit(ucum: "m") @filter(ops: [RANGE, EQ])
          "Inspection."
          inspected: LocalDate @time
          "Notes."
          note: String @filter(ops: []) @deprecated(reason: "Always \"none\".")
          "Where it stands."
          place: GeoPoint
          "Tree that it was grown from."
          parent: Tree @reference
        }
        "Kinds of trees."
        enum TreeKind {
          "Oak." OAK
          "Elm." ELM
        }
        extend type Quarter {
          "Trees of the quarter."
          trees: [Tree!]! @collection
          "The tree inspected last."
          lastInspected: Tree @latest
        }
        """;

    private static readonly City City = TestFolder.City(
        ("datasets/areas.graphql", Areas), ("datasets/trees.graphql", Trees),
        ("labels/ko.json", """{ "Tree.kind": { "title": "수종" }, "TreeKind.OAK": { "title": "참나무" } }"""));

    private static readonly PublicSchema Public = PublicSchema.Of(City);

    [Fact]
    public void Its_public_schema_is_known() => Snapshot.Match(Public.Text);

    [Fact]
    public void It_is_read_without_code_for_it()
    {
        Assert.Equal(["Quarter", "Tree"], City.RecordTypes.Select(type => type.Name));
        var tree = City.RecordTypesByName["Tree"];
        Assert.Equal(["quarter", "number"], tree.Key.Select(field => field.Name));
        Assert.Equal(["code", "number"], tree.KeyParts.Select(field => field.Name));
        Assert.Equal("수종", tree.FieldsByName["kind"].Labels["KO"].Title);
        Assert.Equal("참나무", City.Labels["TreeKind.OAK"]["KO"].Title);
        Assert.Equal("Tree:Q%3A1:17", RecordId.Format(tree, ["Q:1", 17]));
    }

    [Fact]
    public void Generated_names_lead_back_to_their_record_type()
    {
        var tree = City.RecordTypesByName["Tree"];
        Assert.Same(tree, Public.FindRecordType("Tree"));
        Assert.Same(tree, Public.FindByConnection("TreesConnection"));
        Assert.Same(tree, Public.FindByEdge("TreesEdge"));
        Assert.Same(tree, Public.FindByFilter("TreeFilterInput"));
        Assert.Same(tree, Public.FindBySort("TreeSortInput"));
    }

    [Fact]
    public void Root_fields_lead_to_their_record_type()
    {
        Assert.Equal(new RootField(RootFieldKind.One, City.RecordTypesByName["Tree"]), Public.FindRootField("tree"));
        Assert.Equal(new RootField(RootFieldKind.Many, City.RecordTypesByName["Quarter"]), Public.FindRootField("quarters"));
        Assert.Equal("code", Public.FindRootField("quarter")!.KeyArgument!.Name);
        Assert.Null(Public.FindRootField("tree")!.KeyArgument);
        Assert.Null(Public.FindRootField("datasets"));
    }

    [Fact]
    public void A_narrowed_field_has_an_input_of_its_own()
    {
        var filter = (InputObjectType)Public.Schema.TypesByName["TreeFilterInput"];
        Assert.Equal("FloatEqRangeOperationFilterInput", filter.FieldsByName["height"].Type.ToString());
        Assert.Equal("TreeKindEqOperationFilterInput", filter.FieldsByName["kind"].Type.ToString());
        Assert.Equal(
            ["eq", "neq", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"],
            ((InputObjectType)filter.FieldsByName["height"].Type.Named).Fields.Select(field => field.Name));
        Assert.DoesNotContain("note", filter.FieldsByName.Keys);
        Assert.Equal("GeoPointFilterInput", filter.FieldsByName["place"].Type.ToString());
    }

    [Fact]
    public void What_nobody_can_reach_is_not_public()
    {
        foreach (var name in (string[])["OnUnknown", "FilterOp"])
        {
            Assert.Contains(name, City.Authored.TypesByName.Keys);
            Assert.DoesNotContain(name, Public.Schema.TypesByName.Keys);
        }

        Assert.DoesNotContain("key", Public.Schema.DirectivesByName.Keys);
    }

    [Fact]
    public void A_deprecated_field_stays_deprecated() => Assert.Equal(
        "Always \"none\".", ((ObjectType)Public.Schema.TypesByName["Tree"]).FieldsByName["note"].DeprecationReason);
}
