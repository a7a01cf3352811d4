namespace OpenCity.Verdict;

/// <summary>
/// Where a made-up value comes from: a number mixed from the way to it. <c>tests/conformance/wide/resolvers.mjs</c> mixes
/// in the same way, step by step.
/// </summary>
internal static class Chance
{
    /// <summary>What the root starts from.</summary>
    public const uint Root = 2166136261;

    /// <summary>One step further: a field with its arguments, or an item of a list.</summary>
    public static uint Step(uint from, string name)
    {
        var mixed = from;
        foreach (var unit in name)
        {
            mixed = unchecked((mixed ^ unit) * 16777619);
        }

        mixed ^= mixed >> 15;
        mixed = unchecked(mixed * 2246822519);
        return mixed ^ (mixed >> 13);
    }

    /// <summary>An item of a list.</summary>
    public static uint Item(uint list, int index) => Step(list, FormattableString.Invariant($"#{index}"));

    /// <summary>Items of a list.</summary>
    public static int Length(uint list) => (int)(list % 4);

    /// <summary>
    /// Whether there is null: in the place of a nullable type now and then, of a non-null type seldom, which is an error.
    /// </summary>
    public static bool IsNull(uint value, bool isNonNull) => isNonNull ? value % 31 == 0 : value % 7 == 0;
}
