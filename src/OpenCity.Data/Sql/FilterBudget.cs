namespace OpenCity.Data.Sql;

/// <summary>What one filter may hold.</summary>
internal sealed class FilterBudget
{
    private int _comparisons;
    private int _lists;

    internal void CountComparison()
    {
        if (++_comparisons > FilterCompiler.MaxComparisons)
        {
            throw FilterErrors.TooManyComparisons(FilterCompiler.MaxComparisons);
        }
    }

    internal void CountList()
    {
        if (++_lists > FilterCompiler.MaxLists)
        {
            throw FilterErrors.TooManyLists(FilterCompiler.MaxLists);
        }
    }

    internal static void CheckDepth(int depth)
    {
        if (depth > FilterCompiler.MaxDepth)
        {
            throw FilterErrors.TooDeep(FilterCompiler.MaxDepth);
        }
    }
}
