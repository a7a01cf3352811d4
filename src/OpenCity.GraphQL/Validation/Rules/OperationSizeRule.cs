using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

/// <summary>
/// Refuses operations with too many fields or aliases, too deep ones, and selection sets with too many fields. Fragments
/// are counted where they are used, but measured once each: they neither hide anything nor cost more than their text.
/// </summary>
internal sealed class OperationSizeRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        var fragments = new Dictionary<string, Size>();
        foreach (var fragment in context.FragmentGraph.CalleesFirst)
        {
            fragments[fragment.Name] = Measure(context, fragment.Definition.SelectionSet, fragments);
        }

        var options = context.Options;
        foreach (var operation in context.Operations)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var size = Measure(context, operation.Definition.SelectionSet, fragments);
            if (size.Depth > options.MaxDepth)
            {
                ValidationErrors.DepthLimitExceeded(context.Errors, operation.Definition, options.MaxDepth);
            }

            if (size.Aliases > options.MaxAliases)
            {
                ValidationErrors.AliasLimitExceeded(context.Errors, operation.Definition, options.MaxAliases);
            }

            if (size.Fields > options.MaxFields)
            {
                ValidationErrors.FieldLimitExceeded(context.Errors, operation.Definition, options.MaxFields);
            }
        }
    }

    // The size of a selection set; the recursion is that of the text, which the parser bounds.
    private static Size Measure(ValidationContext context, SelectionSet set, Dictionary<string, Size> fragments)
    {
        var whole = default(Size);
        foreach (var selection in set.Selections)
        {
            // Within a cycle, which is an error of its own, a fragment is not measured yet.
            whole = whole.Beside(selection switch
            {
                Field field => Measure(context, field, fragments),
                InlineFragment inline => Measure(context, inline.SelectionSet, fragments),
                FragmentSpread spread => fragments.GetValueOrDefault(spread.Name.Value),
                _ => default,
            });
        }

        if (whole.InSet > context.Options.MaxFieldsInSet)
        {
            ValidationErrors.SelectionSetLimitExceeded(context.Errors, set, context.Options.MaxFieldsInSet);
        }

        return whole;
    }

    private static Size Measure(ValidationContext context, Field field, Dictionary<string, Size> fragments)
    {
        var below = field.SelectionSet is null ? default : Measure(context, field.SelectionSet, fragments);

        // What stands below an introspection field has a depth limit of its own.
        var depth = field.Name.Value is "__schema" or "__type" ? 0 : below.Depth;
        return new Size(depth + 1, Size.Sum(below.Aliases, field.Alias is null ? 0 : 1), Size.Sum(below.Fields, 1), 1);
    }

    /// <summary>What a part of an operation amounts to. Counts stop beyond what a limit may be.</summary>
    /// <param name="Depth">Fields below one another.</param>
    /// <param name="Aliases">Fields with an alias.</param>
    /// <param name="Fields">Fields at all levels.</param>
    /// <param name="InSet">Fields at the uppermost level.</param>
    private readonly record struct Size(int Depth, int Aliases, int Fields, int InSet)
    {
        private const int Most = 100_000_000;

        internal Size Beside(Size other) => new(
            Math.Max(Depth, other.Depth), Sum(Aliases, other.Aliases), Sum(Fields, other.Fields), Sum(InSet, other.InSet));

        internal static int Sum(int a, int b) => Math.Min(a + b, Most);
    }
}
