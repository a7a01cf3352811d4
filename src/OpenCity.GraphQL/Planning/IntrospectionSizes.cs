using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>How long the lists of introspection are in a schema: all types, and the mean of what a type or field has, rounded up.</summary>
internal static class IntrospectionSizes
{
    /// <summary>The sizes by schema coordinate.</summary>
    internal static Dictionary<string, int> Of(Schema schema)
    {
        var types = schema.Types.OfType<FieldsType>().ToList();
        return new Dictionary<string, int>
        {
            ["__Schema.types"] = schema.Types.Length,
            ["__Schema.directives"] = schema.Directives.Length,
            ["__Type.fields"] = Mean(types.Select(type => type.Fields.Length)),
            ["__Type.interfaces"] = Mean(types.Select(type => type.Interfaces.Length)),
            ["__Type.possibleTypes"] = Mean(types.OfType<InterfaceType>().Select(type => schema.PossibleTypes(type).Length)),
            ["__Type.enumValues"] = Mean(schema.Types.OfType<EnumType>().Select(type => type.Values.Length)),
            ["__Type.inputFields"] = Mean(schema.Types.OfType<InputObjectType>().Select(type => type.Fields.Length)),
            ["__Field.args"] = Mean(types.SelectMany(type => type.Fields).Select(field => field.Arguments.Length)),
            ["__Directive.args"] = Mean(schema.Directives.Select(directive => directive.Arguments.Length)),
        };
    }

    private static int Mean(IEnumerable<int> counts) =>
        Math.Max(1, (int)Math.Ceiling(counts.Select(count => (double)count).DefaultIfEmpty(0).Average()));
}
