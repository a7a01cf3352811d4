using System.Reflection;

namespace OpenCity.GraphQL.Tests;

/// <summary>
/// Every example and counter-example of sections 2 to 7 of the specification (September 2025) has its test. An example
/// is a block of code of the text, counted from 1 under its heading; a row of a table of examples counts as well, behind
/// the blocks of its heading.
/// </summary>
public sealed class SpecificationExamplesTests
{
    private static readonly Dictionary<string, int> ExamplesByHeading = new()
    {
        ["2.2 Descriptions"] = 1,
        ["2.4 Operations"] = 2,
        ["2.5 Selection Sets"] = 1,
        ["2.6 Fields"] = 2,
        ["2.7 Arguments"] = 4,
        ["2.8 Field Alias"] = 4,
        ["2.9 Fragments"] = 3,
        ["2.9.1 Type Conditions"] = 2,
        ["2.9.2 Inline Fragments"] = 2,
        ["2.10.4 String Value"] = 4,
        ["2.10.5 Null Value"] = 1,
        ["2.10.8 Input Object Values"] = 2,
        ["2.11 Variables"] = 2,
        ["2.13 Directives"] = 2,
        ["2.14 Schema Coordinates"] = 1 + 7,
        ["3.2 Type System Descriptions"] = 1,
        ["3.3.1 Root Operation Types"] = 7,
        ["3.5 Scalars"] = 1,
        ["3.6 Objects"] = 15,
        ["3.6.1 Field Arguments"] = 3,
        ["3.6.2 Field Deprecation"] = 1,
        ["3.6.3 Object Extensions"] = 2,
        ["3.7 Interfaces"] = 8,
        ["3.7.1 Interface Extensions"] = 2,
        ["3.8 Unions"] = 4,
        ["3.9 Enums"] = 1,
        ["3.10 Input Objects"] = 6 + 16,
        ["3.10.1 OneOf Input Objects"] = 2 + 14,
        ["3.11 List"] = 10,
        ["3.12 Non-Null"] = 3,
        ["3.12.1 Combining List and Non-Null"] = 16,
        ["3.13 Directives"] = 5,
        ["3.13.1 @skip"] = 2,
        ["3.13.2 @include"] = 2,
        ["3.13.3 @deprecated"] = 3,
        ["3.13.4 @specifiedBy"] = 2,
        ["3.13.5 @oneOf"] = 2,
        ["4 Introspection"] = 3,
        ["4.2 Schema Introspection"] = 2,
        ["4.2.2 The __Type Type"] = 1,
        ["5 Validation"] = 1,
        ["5.1.1 Executable Definitions"] = 1,
        ["5.2.1.1 Operation Type Existence"] = 3,
        ["5.2.2.1 Operation Name Uniqueness"] = 3,
        ["5.2.3.1 Lone Anonymous Operation"] = 2,
        ["5.2.4.1 Single Root Field"] = 6,
        ["5.3.1 Field Selections"] = 5,
        ["5.3.2 Field Selection Merging"] = 6,
        ["5.3.3 Leaf Field Selections"] = 5,
        ["5.4.1 Argument Names"] = 5,
        ["5.4.3 Required Arguments"] = 4,
        ["5.5.1.1 Fragment Name Uniqueness"] = 2,
        ["5.5.1.2 Fragment Spread Type Existence"] = 2,
        ["5.5.1.3 Fragments on Object, Interface or Union Types"] = 2,
        ["5.5.1.4 Fragments Must Be Used"] = 1,
        ["5.5.2.1 Fragment Spread Target Defined"] = 1,
        ["5.5.2.2 Fragment Spreads Must Not Form Cycles"] = 3,
        ["5.5.2.3.1 Object Spreads in Object Scope"] = 2,
        ["5.5.2.3.2 Abstract Spreads in Object Scope"] = 2,
        ["5.5.2.3.3 Object Spreads in Abstract Scope"] = 2,
        ["5.5.2.3.4 Abstract Spreads in Abstract Scope"] = 3,
        ["5.6.1 Values of Correct Type"] = 2,
        ["5.6.2 Input Object Field Names"] = 2,
        ["5.6.3 Input Object Field Uniqueness"] = 1,
        ["5.7.2 Directives Are in Valid Locations"] = 1,
        ["5.7.3 Directives Are Unique per Location"] = 2,
        ["5.8.1 Variable Uniqueness"] = 2,
        ["5.8.2 Variables Are Input Types"] = 3,
        ["5.8.3 All Variable Uses Defined"] = 7,
        ["5.8.4 All Variables Used"] = 4,
        ["5.8.5 All Variable Usages Are Allowed"] = 9,
        ["6.2.3 Subscription"] = 2,
        ["6.3.2 Field Collection"] = 2,
        ["6.3.4 Normal and Serial Execution"] = 4,
        ["7.1.4 Response Position"] = 1,
        ["7.1.6 Errors"] = 5,
    };

    private static readonly Dictionary<string, List<int>> TestedByHeading = typeof(SpecificationExamplesTests).Assembly
        .GetTypes()
        .SelectMany(type => type.GetMethods()
            .Select(method => method.GetCustomAttribute<ExampleAttribute>())
            .Where(example => example is not null)
            .SelectMany(example => example!.Numbers)
            .Select(number => (Heading: HeadingOf(type), Number: number)))
        .GroupBy(example => example.Heading, example => example.Number)
        .ToDictionary(group => group.Key, group => group.Order().ToList());

    [Fact]
    public void Every_example_of_every_heading_has_its_test()
    {
        var expected = ExamplesByHeading.Select(entry => $"{entry.Key}: {string.Join(' ', Enumerable.Range(1, entry.Value))}");
        var tested = TestedByHeading.Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2", 40)]
    [InlineData("3", 128)]
    [InlineData("4", 6)]
    [InlineData("5", 94)]
    [InlineData("6", 8)]
    [InlineData("7", 6)]
    public void Examples_of_a_section(string section, int count) => Assert.Equal(
        count, TestedByHeading.Where(entry => entry.Key.Split('.', ' ')[0] == section).Sum(entry => entry.Value.Count));

    private static string HeadingOf(Type type) => Assert.Single(
        type.GetCustomAttributes<TraitAttribute>(), trait => trait.Name == "Spec").Value;
}
