using System.Reflection;
using OpenCity.Api.Transport;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;

namespace OpenCity.Docs.Tests.Code;

/// <summary><c>Api -> Data -> Domain -> GraphQL</c>: nothing points back, and nobody knows more than it must.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Engine = typeof(GraphQLError).Assembly;
    private static readonly Assembly Domain = typeof(City).Assembly;
    private static readonly Assembly Data = typeof(CityTables).Assembly;
    private static readonly Assembly Api = typeof(Refusal).Assembly;

    [Fact]
    public void The_engine_knows_neither_the_city_nor_the_data_nor_the_web() =>
        Assert.DoesNotContain(References(Engine), name => !name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_domain_knows_the_engine_only() =>
        Assert.Equal(["OpenCity.GraphQL"], References(Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void The_data_know_domain_and_engine_and_no_web()
    {
        Assert.Empty(Ours(Data).Except(["OpenCity.GraphQL", "OpenCity.Domain", "OpenCity.SqlServerShim"]));
        Assert.DoesNotContain(References(Data), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void The_host_writes_no_SQL_and_knows_no_model_of_EF() =>
        Assert.DoesNotContain(References(Api), name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal) || name.StartsWith("SQLitePCL", StringComparison.Ordinal));

    [Fact]
    public void The_host_is_used_by_nobody() => Assert.DoesNotContain(
        "OpenCity.Api", new[] { Engine, Domain, Data }.SelectMany(References));

    // What a part of the engine may name of the others; Planning and Execution are two halves of one contract (Level, IFetch, IColumn).
    [Theory]
    [InlineData("Language")]
    [InlineData("Types", "Language")]
    [InlineData("Validation", "Language", "Types")]
    [InlineData("Response", "Language")]
    [InlineData("Planning", "Language", "Types", "Execution")]
    [InlineData("Execution", "Language", "Types", "Validation", "Planning", "Response")]
    public void The_parts_of_the_engine_know_those_below_them(string part, params string[] below)
    {
        var folder = $"src/OpenCity.GraphQL/{part}/";
        var named = from file in SourceFiles.All()
                    where file.Name.StartsWith(folder, StringComparison.Ordinal)
                    from line in file.Lines
                    where line.StartsWith("using OpenCity.GraphQL.", StringComparison.Ordinal)
                        || line.StartsWith("using static OpenCity.GraphQL.", StringComparison.Ordinal)
                    select line[(line.IndexOf("OpenCity.GraphQL.", StringComparison.Ordinal) + "OpenCity.GraphQL.".Length)..].Split('.', ';')[0];
        Assert.Empty(named.Distinct().Except([part, .. below]));
    }

    [Fact]
    public void Validation_is_used_by_the_request_alone() => Assert.Equal(
        ["src/OpenCity.GraphQL/Execution/RequestExecutor.cs"],
        SourceFiles.All().Where(file => file.Name.StartsWith("src/OpenCity.GraphQL/", StringComparison.Ordinal)
            && !file.Name.StartsWith("src/OpenCity.GraphQL/Validation/", StringComparison.Ordinal)
            && file.Lines.Contains("using OpenCity.GraphQL.Validation;")).Select(file => file.Name));

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ours(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("OpenCity.", StringComparison.Ordinal));
}
