using System.Text;
using OpenCity.Data.Providers;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>What ends a request ends the statement that it runs, plain fetches and loaders alike.</summary>
public sealed class RequestCancellationTests
{
    private const string OfSqlite = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0";
    private const string OfPostgreSql = "SELECT pg_sleep(60)::text";

    private const string Running =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()";

    [Theory]
    [InlineData(TestProvider.Sqlite, "plain")]
    [InlineData(TestProvider.Sqlite, "loaded")]
    [InlineData(TestProvider.PostgreSql, "plain")]
    [InlineData(TestProvider.PostgreSql, "loaded")]
    public async Task A_request_out_of_time_is_an_error_and_its_statement_is_gone(TestProvider provider, string field)
    {
        using var made = provider.NewDatabase();
        var database = made.Open(statementTimeout: TimeSpan.FromMinutes(5));
        await database.WriteAsync("CREATE TABLE t (a int)");
        var executor = Executor(provider, TimeSpan.FromMilliseconds(300));
        using var writer = new ResponseWriter();
        await using (var state = new ReadState(database, "en"))
        {
            await Task.Run(() => executor.ExecuteAsync(Request(field), writer, state, "", DatabaseWords.Token).AsTask(), DatabaseWords.Token);
        }

        Assert.Equal(
            """{"errors":[{"message":"The request took longer than its limit of 0.3 s; ask for less at a time.","extensions":{"code":"TIME_LIMIT_EXCEEDED"}}]}""",
            Encoding.UTF8.GetString(writer.Written.Span));
        await AssertGoneAsync(made, database);
    }

    [Theory]
    [InlineData(TestProvider.Sqlite, "plain")]
    [InlineData(TestProvider.Sqlite, "loaded")]
    [InlineData(TestProvider.PostgreSql, "plain")]
    [InlineData(TestProvider.PostgreSql, "loaded")]
    public async Task A_client_that_leaves_takes_its_statement_with_it(TestProvider provider, string field)
    {
        using var made = provider.NewDatabase();
        var database = made.Open(statementTimeout: TimeSpan.FromMinutes(5));
        await database.WriteAsync("CREATE TABLE t (a int)");
        var executor = Executor(provider, TimeSpan.FromMinutes(5));
        using var client = new CancellationTokenSource();
        using var writer = new ResponseWriter();
        await using (var state = new ReadState(database, "en"))
        {
            var asked = Task.Run(() => executor.ExecuteAsync(Request(field), writer, state, "", client.Token).AsTask(), DatabaseWords.Token);
            while (made is TemporaryPostgreSql postgres ? CountRunning(postgres) == 0 : state.Statements == 0)
            {
                await Task.Delay(20, DatabaseWords.Token);
            }

            await client.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        await AssertGoneAsync(made, database);
    }

    private static long CountRunning(TemporaryPostgreSql database) => (long)PostgreSqlCluster.Run(database.ConnectionString, Running)!;

    private static async Task AssertGoneAsync(ITemporaryDatabase made, Database database)
    {
        while (made is TemporaryPostgreSql postgres && CountRunning(postgres) > 0)
        {
            await Task.Delay(20, DatabaseWords.Token);
        }

        Assert.Equal(5, database.Number("SELECT 5"));
    }

    private static GraphQLRequest Request(string field) => new(Encoding.UTF8.GetBytes($"{{ {field} }}"));

    private static RequestExecutor Executor(TestProvider provider, TimeSpan limit)
    {
        var statement = new StatementText(provider == TestProvider.Sqlite ? OfSqlite : OfPostgreSql, [], []);
        var loader = new DataLoader<int, string>("slow", async (keys, context, token) =>
        {
            var state = (ReadState)context.State!;
            var session = state.Keep(await state.OpenAsync(token), isSingle: true);
            await using var rows = await session.ExecuteAsync(statement.Sql, [], token);
            await rows.ReadAsync();
            return Answer.All(keys.Select(_ => "late"));
        });
        var map = new ObjectMap<string>().Resolve<string>("loaded", async (_, _, context, _) => await context.LoadAsync(loader, [1]));
        var schema = SchemaBuilder.Build([Parser.Parse(new Source("type Query { plain: String loaded: String }"), ParserOptions.Trusted)]).Schema!;
        return new RequestExecutor(
            schema,
            plan => new Root(statement, new MappedSource<string>(map, plan.AddFetch(new RootObjectFetch<string>(_ => ""), Slot.Root))),
            new ExecutorOptions { Limits = new EngineLimits { TimeLimit = limit } });
    }

    private sealed class Root(StatementText statement, ObjectSource mapped) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "loaded"
            ? mapped.Select(field)
            : new FieldOutput.Leaf(field.Plan.AddFetch(new SlowFetch(statement), Slot.Root), new NoValue());
    }

    private sealed class SlowFetch(StatementText statement) : IFetch
    {
        public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            await Statements.RunAsync(statement, default, request, _ => { }, cancellationToken);
            return Fetched.Singles(parents, [0]);
        }
    }
}
