using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Section2_Language;

/// <summary>Documents with every production: a kitchen sink of each kind, and the repository's own SDL.</summary>
internal static class Corpus
{
    public const string Executable = """"
        # A comment.
        """Describes the operation."""
        query Everything("of a variable" $id: ID! = "x\n\u{1F600}" @a(b: [1, {c: null}]), $list: [[Int!]!]) @onQuery(if: true) {
          alias: field(int: -1, float: 1.5e10, string: "é", block: """
              first
                second \"""
            """, list: [$id, true, ENUM], object: {key: {}, other: []}) @skip(if: $list) @twice {
            id, ...Part @include(if: false)
            ... on Type @inline { nested { deep } }
            ... @include(if: $id) { a }
            ... { b }
          }
        }
        mutation Change { change(by: 0) { id } }
        subscription Watch($after: String) { changed(after: $after) { cursor } }
        "A part."
        fragment Part on Type @onFragment { on type(fragment: query) }
        { short }
        """";

    public const string TypeSystem = """"
        """
        The schema.

          Indented.
        """
        schema @link(url: "https://example.org") { query: Query mutation: Mutation subscription: Subscription }
        extend schema @more { subscription: Other }
        "A scalar." scalar Instant @specifiedBy(url: "https://example.org/instant")
        extend scalar Instant @x
        type Query implements & Node & Named @key(fields: "id") {
          "A field."
          field("An argument." first: Int = 20 @min(value: 1), where: Filter = {and: [{a: 1}]}): [Item!]! @deprecated(reason: "old")
          plain(a: Int, b: Int): Int
        }
        extend type Query implements More
        extend type Query { more: Int }
        type Bare
        interface Named implements Node @x { name(lang: Lang): String! }
        extend interface Named @y
        union Any @x = | Query | Bare
        extend union Any = Other
        enum Kind @x { "one" ONE @deprecated TWO on }
        extend enum Kind { THREE }
        input Filter @oneOf { and: [Filter!] a: Int = 1 @x }
        extend input Filter { b: String = "text" }
        "A directive."
        directive @min("The least." value: Int!) repeatable on | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        directive @x on OBJECT
        """";

    public static IReadOnlyList<string> Texts { get; } =
    [
        Executable,
        TypeSystem,
        .. Directory.Exists(Repository.PathOf("graphql"))
            ? Directory.GetFiles(Repository.PathOf("graphql"), "*.graphql", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).Select(File.ReadAllText)
            : [],
    ];
}
