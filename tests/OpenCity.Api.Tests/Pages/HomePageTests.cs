using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using OpenCity.Api.Pages;

namespace OpenCity.Api.Tests.Pages;

public sealed partial class HomePageTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    [Fact]
    public async Task It_lists_the_datasets_of_the_folder()
    {
        var page = await GetAsync("/?lang=en");

        Assert.Contains("""<h3 id="trees-title">Trees &lt;b&gt;&amp; shrubs&lt;/b&gt;</h3>""", page, StringComparison.Ordinal);
        Assert.Contains("A tree that the city looks after; <code>height</code> is measured each spring.", page, StringComparison.Ordinal);
        Assert.Contains("<dd>Parks Office</dd>", page, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4</a>""", page, StringComparison.Ordinal);
        Assert.Matches("""<li><code>quarters</code> <span class="count">2 records</span>""", page);
    }

    [Fact]
    public async Task It_speaks_the_language_asked_for_where_there_are_labels()
    {
        Assert.Contains("""<h3 id="trees-title" lang="ko">나무</h3>""", await GetAsync("/?lang=ko"), StringComparison.Ordinal);
        Assert.Contains("""<h3 id="trees-title" lang="ko">나무</h3>""", await GetAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Trees &lt;b&gt;", await GetAsync("/", "en-GB, ko;q=0.5"), StringComparison.Ordinal);
        Assert.Contains("Trees &lt;b&gt;", await GetAsync("/?lang=ja"), StringComparison.Ordinal);
        Assert.Contains("""<h3 id="trees-title" lang="ko">나무</h3>""", await GetAsync("/?lang=%22%3E%3Cscript%3E"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_type_has_an_example_that_answers()
    {
        foreach (var type in city.Server.Files.City.RecordTypes)
        {
            var answer = await city.Server.QueryAsync(ExampleQuery.For(type));

            Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
            Assert.True(answer.GetProperty("data").GetProperty(type.PluralName).GetProperty("totalCount").GetInt32() >= 0);
        }
    }

    [Fact]
    public async Task Its_links_lead_somewhere()
    {
        var links = Link().Matches(await GetAsync("/?lang=en")).Select(match => WebUtility.HtmlDecode(match.Groups["target"].Value))
            .Where(link => link.StartsWith('/')).Distinct().ToList();

        Assert.Equal(7, links.Count);
        foreach (var link in links)
        {
            using var response = await city.Server.SendAsync(HttpMethod.Get, link);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("\"errors\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_needs_no_script_and_nothing_from_elsewhere()
    {
        using var response = await city.Server.SendAsync(HttpMethod.Get, "/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = string.Join("", response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_policy_names_the_style_that_stands_in_the_page()
    {
        using var response = await city.Server.SendAsync(HttpMethod.Get, "/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = Style().Match(page).Groups["css"].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));

        Assert.Contains($"'sha256-{hash}'", string.Join("", response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city.example:81", "http://city.example:81")]
    [InlineData("[::1]:5080", "http://[::1]:5080")]
    [InlineData("my_city", "http://my_city")]
    [InlineData("x&y", "http://127.0.0.1:8080")]
    [InlineData("x$(id)", "http://127.0.0.1:8080")]
    [InlineData("", "http://127.0.0.1:8080")]
    public void Commands_to_copy_name_the_host_that_was_asked_where_it_is_one(string host, string address)
    {
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString(host) }, Connection = { LocalPort = 8080 } };

        Assert.Equal(address, HomePage.BaseAddress(context));
    }

    [Fact]
    public async Task The_schema_is_served_as_text()
    {
        using var response = await city.Server.SendAsync(HttpMethod.Get, "/graphql/schema.graphql");

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(city.Server.Files.Schema.Text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> GetAsync(string address, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        using var response = await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("href=\"(?<target>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("<style>(?<css>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Style();
}
