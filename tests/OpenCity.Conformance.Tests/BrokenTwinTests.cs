namespace OpenCity.Conformance.Tests;

/// <summary>A comparison that finds nothing may be one that looks at nothing: here it must find what is wrong on purpose.</summary>
public sealed class BrokenTwinTests
{
    [Theory]
    [InlineData("SYNTAX_ERROR", "the verdict is \"runs\" instead of \"syntax\"")]
    [InlineData("UNUSED_VARIABLE", "the verdict is \"runs\" instead of \"validation\"")]
    [InlineData("FIELDS_CONFLICT", "the verdict is \"runs\" instead of \"validation\"")]
    [InlineData("INVALID_VARIABLE", "the verdict is \"runs\" instead of \"variables\"")]
    public async Task An_engine_that_forgets_a_rule_is_caught(string forgotten, string fault)
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedGraphQLJsAsync(token);

        var result = await Script.NodeAsync(token, [.. Judge.Script, "--count", "100", "--twin", forgotten]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(fault, result.Lines);
        Assert.DoesNotContain(result.Lines, line => line.EndsWith(", 0 disagreements", StringComparison.Ordinal));
    }
}
