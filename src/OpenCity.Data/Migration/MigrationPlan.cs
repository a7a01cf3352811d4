using System.Collections.Immutable;

namespace OpenCity.Data.Migration;

/// <summary>What <c>migrate</c> would do, or why it would not.</summary>
/// <param name="Steps">Each change of the tables in one line, for people.</param>
/// <param name="Refusals">Each change that is not made, with the type or field as in the SDL and what to do.</param>
/// <param name="Commands">The statements that make the steps.</param>
/// <param name="KeepsSdl">Whether the SDL kept in the database is this one already.</param>
public sealed record MigrationPlan(
    ImmutableArray<string> Steps, ImmutableArray<string> Refusals, ImmutableArray<string> Commands, bool KeepsSdl)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.IsEmpty && Refusals.IsEmpty && KeepsSdl;
}
