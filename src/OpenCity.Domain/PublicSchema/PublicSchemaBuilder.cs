using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.PublicSchema;

/// <summary>Makes the schema that clients see: record types with their implied fields, root fields, inputs, connections.</summary>
public static class PublicSchemaBuilder
{
    /// <summary>The public schema of a city.</summary>
    public static Schema Build(City city) => throw new NotSupportedException();

    /// <summary>The SDL text of the public schema, as <c>graphql/schema.graphql</c> holds it.</summary>
    public static string Print(City city) => throw new NotSupportedException();
}
