using OpenCity.GraphQL;
using OpenCity.Tests;

namespace OpenCity.Docs.Tests.Code;

/// <summary>The engine's public surface is approved: what is added or lost is seen in review.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_engine_offers_what_was_approved() => Snapshot.Match(PublicSurface.Of(typeof(GraphQLError).Assembly));
}
