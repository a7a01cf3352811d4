using System.Globalization;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>Reads <c>@cost</c> and <c>@listSize</c> of a schema whose directives are right.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
internal static class CostDirectives
{
    /// <summary>The weight that stands at an element; null where none does.</summary>
    internal static double? WeightOf(SchemaElement element) => Weight(element.Directives);

    /// <summary>What a type weighs: as it says, else 1 for objects and input objects and 0 for scalars and enums.</summary>
    internal static double WeightOf(NamedType type) => Weight(type.Directives) ?? StandardOf(type);

    /// <summary>What a field or an argument of a type weighs where it says nothing.</summary>
    internal static double StandardOf(GraphQLType type) => type.Named is ScalarType or EnumType ? 0 : 1;

    /// <summary>How long the list behind a field may be; null where the field does not say.</summary>
    internal static ListSize? SizeOf(OutputField field)
    {
        if (field.Directives.FirstOrDefault(item => item.Name == "listSize") is not { } directive)
        {
            return null;
        }

        var assumed = directive.Arguments.GetValueOrDefault("assumedSize") as int? ?? 1;
        return new ListSize(
            Texts(directive, "slicingArguments"),
            directive.Arguments.GetValueOrDefault("slicingArgumentDefaultValue") as int? ?? assumed,
            assumed,
            Texts(directive, "sizedFields"));
    }

    private static double? Weight(IEnumerable<AppliedDirective> directives) =>
        directives.FirstOrDefault(item => item.Name == "cost") is { } directive
            ? double.Parse((string)directive.Arguments["weight"]!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    private static string[] Texts(AppliedDirective directive, string argument) =>
        directive.Arguments.GetValueOrDefault(argument) is object?[] items ? [.. items.Cast<string>()] : [];
}

/// <summary>How long a list may be.</summary>
/// <param name="SlicingArguments">Arguments that say how many items are wanted; of a list its length counts.</param>
/// <param name="Standard">How many come where none of them is given.</param>
/// <param name="Greatest">How many come at most, whatever is asked for.</param>
/// <param name="SizedFields">Fields of the object returned that are the lists; none where the field itself is the list.</param>
internal sealed record ListSize(string[] SlicingArguments, int Standard, int Greatest, string[] SizedFields)
{
    /// <summary>The number of items for the arguments of a request; of several slicing arguments the greatest counts.</summary>
    internal double For(ArgumentValues arguments)
    {
        int? asked = null;
        foreach (var name in SlicingArguments)
        {
            var given = arguments.Get(name) switch { int number => number, object?[] list => list.Length, _ => (int?)null };
            asked = given is { } count ? Math.Max(asked ?? 0, count) : asked;
        }

        return Math.Clamp(asked ?? Standard, 0, Greatest);
    }
}
