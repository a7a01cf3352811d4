using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>A node together with the source that it stands in. The source of what is built in is null.</summary>
internal readonly record struct Located<T>(T Node, Source Source)
    where T : SyntaxNode
{
    public Located<TOther> With<TOther>(TOther other)
        where TOther : SyntaxNode => new(other, Source);

    /// <summary>The place as messages show it: <c>file:line:column</c>.</summary>
    public string Place()
    {
        var location = Source.GetLocation(Node.Start);
        return $"{Source.Name}:{location.Line}:{location.Column}";
    }
}
