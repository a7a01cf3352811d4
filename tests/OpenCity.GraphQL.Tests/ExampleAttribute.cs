namespace OpenCity.GraphQL.Tests;

/// <summary>
/// The test holds these examples of the heading that its class is marked with, counted from 1 in the order of the
/// specification's text; <see cref="SpecificationExamplesTests"/> sees that none is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExampleAttribute(params int[] numbers) : Attribute
{
    public IReadOnlyList<int> Numbers { get; } = numbers;
}
