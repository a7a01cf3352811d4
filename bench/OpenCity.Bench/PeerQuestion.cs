using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>A question of the table as a peer asks it. The variables are the limit's, by their names.</summary>
/// <param name="Query">The document; what it asks for is aliased to <c>r</c>.</param>
/// <param name="Values">The values of <c>r</c>, in order.</param>
/// <param name="AtLeast">What the peer must cost at least, as a multiple of OpenCity; null where there is no gate.</param>
/// <param name="Cursor">
/// Where the peer pages by a cursor of its own: the document that gives it, to become the only variable, <c>after</c>.
/// </param>
internal sealed record PeerQuestion(
    string Query, Func<JsonElement, IEnumerable<object>> Values, double? AtLeast = null, string? Cursor = null);
