namespace OpenCity.Docs.Tests.Errors;

/// <summary><c>docs/errors.md</c> and <c>ErrorCodes.cs</c> have the same codes under the same headings, in the same order.</summary>
public sealed class ErrorCodeTests
{
    [Fact]
    public void The_headings_are_those_of_the_source() => Assert.Equal(
        ErrorPage.Declared().Where(item => item.Code.Length == 0).Select(item => item.Heading), ErrorPage.Headings(ErrorPage.Open()));

    [Fact]
    public void The_codes_are_those_of_the_source() => Assert.Equal(
        ErrorPage.Declared().Where(item => item.Code.Length > 0),
        ErrorPage.Rows(ErrorPage.Open()).Select(row => (row.Heading, row.Code)));

    [Fact]
    public void Every_code_says_when_it_comes_an_example_and_what_to_do() => Assert.Empty(
        ErrorPage.Rows(ErrorPage.Open()).Where(row => row.When.Length < 10 || row.Example.Length < 3 || row.Remedy.Length < 7).Select(row => row.Code));

    [Fact]
    public void Seven_areas_and_every_code_in_one_place_only()
    {
        var declared = ErrorPage.Declared();
        Assert.Equal(
            ["Language", "Validation", "Variables", "Execution", "Data", "Limits", "Transport"],
            declared.Where(item => item.Code.Length == 0).Select(item => item.Heading));
        Assert.Empty(declared.Where(item => item.Code.Length > 0).GroupBy(item => item.Code).Where(group => group.Count() > 1).Select(group => group.Key));
    }
}
