using OpenCity.Tests;

namespace OpenCity.Api.Tests;

/// <summary>A small city of its own: trees in quarters, with labels, a mapping and a seed.</summary>
internal sealed class TestCity : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestCity()
    {
        foreach (var platform in (string[])["directives.graphql", "types.graphql", "query.graphql"])
        {
            _folder.Write("graphql/" + platform, File.ReadAllText(Repository.PathOf("graphql", platform)));
        }

        _folder.Write("graphql/datasets/trees.graphql",
            """
            "A tree that the city looks after; `height` is measured each spring."
            type Tree
              @dataset(
                name: "trees"
                title: "Trees <b>& shrubs</b>"
                publisher: "Parks Office"
                licence: CC_BY_4
                themes: [ENVI]
                keywords: ["tree"]
                personalData: "None."
              ) {
              "Number of the tree."
              number: ID! @key @text(max: 20)
              "Quarter that it stands in."
              quarter: Quarter! @reference
              "Height."
              height: Float @unit(ucum: "m") @number(min: 0, max: 200)
            }

            "A quarter of the city."
            type Quarter @partOf(dataset: "trees") {
              "Number of the quarter."
              code: ID! @key @text(max: 5)
              "Its name."
              name: String! @localized @text(max: 60)
              "Trees in it."
              trees: [Tree!]! @collection
            }
            """);
        _folder.Write("graphql/labels/ko.json", """{"Tree": {"title": "나무", "description": "시가 관리하는 나무."}}""");
        _folder.Write("sources/trees.json", """{"title": "Trees", "type": "Tree", "format": "csv", "fields": {"number": "number", "quarter": "quarter", "height": "height"}}""");
        _folder.Write("sources/seed/quarters.json", """{"title": "Quarters", "type": "Quarter", "format": "csv", "fields": {"code": "code", "name": {"ko": "ko", "en": "en", "ja": "ko"}}}""");
        _folder.Write("sources/seed/quarters.csv", "code,ko,en\nN,북,North\nS,남,South\n");
    }

    public string Folder => _folder.Path;

    public (string Key, string Value)[] Options =>
    [
        ("Data:Folder", _folder.PathOf("data")),
        ("Schema:Folder", _folder.PathOf("graphql")),
        ("Sources:Folder", _folder.PathOf("sources")),
    ];

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();
}
