using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Sql;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>A statement of each kind in T-SQL: its text, parsed and bound.</summary>
public class TSqlTests
{
    private static readonly SqlCatalogue Tables = SqlCatalogue.Of(Sql.TestCity.Instance.Tables);

    public static TheoryData<string> Names => [.. KnownStatements.Of(SqlServerDialect.Instance).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_is_the_approved_one_and_is_bound(string name)
    {
        var text = KnownStatements.Of(SqlServerDialect.Instance)[name];
        Snapshot.Match(text.Sql, name);
        Assert.Empty(Binder.Errors(text.Sql, [.. text.Parameters.Select(parameter => parameter.Kind)], Tables));
    }
}
