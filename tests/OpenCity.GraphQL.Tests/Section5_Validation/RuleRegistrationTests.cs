using System.Reflection;
using OpenCity.GraphQL.Validation;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

public sealed class RuleRegistrationTests
{
    private static readonly Type[] Rules =
    [
        .. typeof(ValidationRules).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IValidationRule)) && !type.IsInterface),
    ];

    [Fact]
    public void Every_rule_is_registered_once() =>
        Assert.Equal(Rules.Select(type => type.Name).Order(), ValidationRules.All.Select(rule => rule.GetType().Name).Order());

    [Fact]
    public void There_are_thirty_five_rules() => Assert.Equal(35, Rules.Length);

    [Fact]
    public void Every_moment_is_called_for_its_rules()
    {
        var moments = typeof(IValidationRule).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IValidationRule)) && type != typeof(IValidationRule))
            .ToList();
        var tables = typeof(ValidationRules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.Name.StartsWith("Of", StringComparison.Ordinal))
            .Select(property => property.PropertyType.GenericTypeArguments.Single());

        Assert.Equal(10, moments.Count);
        Assert.Equal(moments.Select(type => type.Name).Order(), tables.Select(type => type.Name).Order());
    }

    [Fact]
    public void Rules_hold_no_state() => Assert.Empty(
        Rules.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)));

    [Fact]
    public void Rules_are_sealed_and_named_as_such() => Assert.All(
        Rules, type => Assert.True(type.IsSealed && type.Name.EndsWith("Rule", StringComparison.Ordinal), type.Name));
}
