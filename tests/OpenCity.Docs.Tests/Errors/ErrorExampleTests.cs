using System.Text.Json;
using OpenCity.Docs.Tests.Pages;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.Docs.Tests.Errors;

/// <summary>The example messages of <c>docs/errors.md</c> are what the server says. <c>UPDATE_SNAPSHOTS=1</c> writes them.</summary>
public sealed class ErrorExampleTests(ServedCities cities)
{
    [Fact]
    public async Task Every_example_is_the_servers_own_message()
    {
        var messages = await MessagesAsync();
        var page = ErrorPage.Open();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            foreach (var row in ErrorPage.Rows(page).Where(row => messages.ContainsKey(row.Code)))
            {
                Page.Of("docs", "errors.md").Replace(row.Line - 1, row.Line + 1, $"| `{row.Code}` | {row.When} | {messages[row.Code]} | {row.Remedy} |");
            }

            return;
        }

        Assert.Equal(
            messages.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => $"{message.Key}: {message.Value}"),
            ErrorPage.Rows(page).Where(row => !Provocations.NotProvoked.ContainsKey(row.Code))
                .OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => $"{row.Code}: {row.Example}"));
    }

    private async Task<Dictionary<string, string>> MessagesAsync()
    {
        var city = await cities.GetAsync(sampleImported: false);
        var messages = Provocations.Refused.ToDictionary(refusal => refusal.Key, refusal => Code(refusal.Value.Message));
        foreach (var (code, refusal) in Provocations.Refused)
        {
            Assert.Equal(code, refusal.Code);
        }

        foreach (var (code, close) in Provocations.Closed)
        {
            Assert.EndsWith($" ({code})", close.Reason, StringComparison.Ordinal);
            messages.Add(code, Code(close.Reason));
        }

        foreach (var (code, request) in Provocations.Requests)
        {
            messages.Add(code, Message(code, await city.AskAsync(request.Query, request.Variables, request.Operation)));
        }

        var schema = SchemaBuilder.Build([Parser.Parse(new Source(Provocations.SmallSchema))]).Schema!;
        foreach (var (code, query) in Provocations.OfSmallSchema)
        {
            var errors = DocumentValidator.Validate(schema, Parser.Parse(new Source(query), ParserOptions.Trusted), ServedCity.Token);
            messages.Add(code, Code(Assert.Single(errors, error => error.Code == code).Message));
        }

        return messages;
    }

    private static string Message(string code, JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("errors", out var errors), $"{code} does not come: {answer.ToString()[..Math.Min(300, answer.ToString().Length)]}");
        var found = errors.EnumerateArray().FirstOrDefault(error => error.GetProperty("extensions").GetProperty("code").GetString() == code);
        Assert.True(found.ValueKind == JsonValueKind.Object, $"{code} does not come, but {errors}");
        return Code(found.GetProperty("message").GetString()!);
    }

    // A message as a table's cell prints it.
    private static string Code(string message) => $"`{message.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
