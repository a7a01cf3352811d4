using System.Globalization;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>What <c>@cost</c> and <c>@listSize</c> say can be reckoned with.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
internal sealed class CostRules(DiagnosticList diagnostics)
{
    public void Check(IEnumerable<NamedType> types)
    {
        foreach (var type in types)
        {
            CheckWeight(type.Directives);
            foreach (var field in (type as FieldsType)?.Fields ?? [])
            {
                CheckWeight(field.Directives);
                CheckSize(field);
                foreach (var argument in field.Arguments)
                {
                    CheckWeight(argument.Directives);
                }
            }

            foreach (var field in (type as InputObjectType)?.Fields ?? [])
            {
                CheckWeight(field.Directives);
            }
        }
    }

    /// <summary>Whether a text is a weight: a decimal number that is neither negative nor endless.</summary>
    internal static bool IsWeight(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var weight)
        && double.IsFinite(weight);

    private void CheckWeight(IEnumerable<AppliedDirective> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == "cost" && directive.Arguments.GetValueOrDefault("weight") is string text && !IsWeight(text))
            {
                diagnostics.Add(
                    directive.Source, directive.Node, $"The weight \"{text}\" of \"@cost\" is no number.",
                    "Write points as a decimal number that is not negative: @cost(weight: \"0.2\").");
            }
        }
    }

    private void CheckSize(OutputField field)
    {
        foreach (var directive in field.Directives.Where(directive => directive.Name == "listSize"))
        {
            CheckNames(directive, "slicingArguments", "argument", [.. field.Arguments.Select(argument => argument.Name)], field);
            var fields = (field.Type.Named as FieldsType)?.Fields ?? [];
            CheckNames(directive, "sizedFields", "field", [.. fields.Select(item => item.Name)], field);
            if (directive.Arguments.GetValueOrDefault("assumedSize") is not (int and >= 0))
            {
                diagnostics.Add(
                    directive.Source, directive.Node, $"\"@listSize\" at \"{field.Name}\" does not say how long the list is at most.",
                    "Give assumedSize, a number of items that the list never exceeds.");
            }
        }
    }

    private void CheckNames(AppliedDirective directive, string argument, string kind, List<string> known, OutputField field)
    {
        foreach (var name in directive.Arguments.GetValueOrDefault(argument) as object?[] ?? [])
        {
            if (name is string text && !known.Contains(text))
            {
                diagnostics.Add(
                    directive.Source, directive.Node, $"\"@listSize\" at \"{field.Name}\" names the {kind} \"{text}\", which is not there.",
                    NearName.Remedy(text, known, $"Name a {kind} that is there."));
            }
        }
    }
}
