using System.Collections.Frozen;
using System.Globalization;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;

namespace OpenCity.Api.Pages;

/// <summary>The page at <c>/</c> as HTML.</summary>
/// <param name="city">What it is about.</param>
/// <param name="language">The city's language for titles and descriptions.</param>
/// <param name="address">Scheme and host that the reader uses.</param>
/// <param name="startingReason">Why requests are not answered yet, or null.</param>
/// <param name="counts">Records by type, where they are known.</param>
internal sealed class HomeView(
    CityService city, string language, string address, string? startingReason, FrozenDictionary<RecordType, RecordCount> counts)
{
    private readonly string _tag = LanguageChoice.TagOf(language);

    internal Html ToHtml() => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>OpenCity: the city's open data as one GraphQL API</title>
        <meta name="description" content="Datasets of the city with their fields, licences and example queries.">
        <link rel="icon" href="data:,">
        {HomeStyle.Element}
        </head>
        <body>
        <a class="skip" href="#all_datasets">Skip to the datasets</a>
        <header>
        <div class="wide">
        <p class="brand">OpenCity</p>
        {Languages()}
        <h1>The city's open data as one GraphQL API</h1>
        <p class="lead">{city.Files.City.Datasets.Length} datasets{Total()}. No account, no key: send a query, get JSON.</p>
        </div>
        </header>
        <main class="wide">
        {Starting()}
        {Synthetic()}
        {FirstQuery()}
        {Addresses()}
        <section id="all_datasets" aria-labelledby="all_datasets_title">
        <h2 id="all_datasets_title">Datasets</h2>
        {city.Files.City.Datasets.Select(Dataset)}
        </section>
        </main>
        <footer class="wide"><p>OpenCity {CityService.Version}. Each dataset names its licence and publisher; please name them when you use the data.</p></footer>
        </body>
        </html>

        """);

    private Html Languages() => Html.Of(
        $"""<nav aria-label="Language of titles"><ul>{city.Languages.Languages.Select(LanguageItem)}</ul></nav>""");

    private Html LanguageItem(string other)
    {
        var tag = LanguageChoice.TagOf(other);
        var name = NativeName(tag);
        return other == language
            ? Html.Of($"""<li><a href="/?lang={tag}" lang="{tag}" hreflang="{tag}" aria-current="true">{name}</a></li>""")
            : Html.Of($"""<li><a href="/?lang={tag}" lang="{tag}" hreflang="{tag}">{name}</a></li>""");
    }

    private static string NativeName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).NativeName;
        }
        catch (CultureNotFoundException)
        {
            // A city may name its languages as it likes.
            return tag;
        }
    }

    private Html Total() => counts.Count == 0 ? default : Html.Of($", {counts.Values.Sum(count => count.Records)} records");

    private Html Starting() => startingReason is null
        ? default
        : Html.Of($"""<p class="notice" role="status">The server is starting: {startingReason} Queries are answered when it is done; load the page again in a moment.</p>""");

    private Html Synthetic() => counts.Values.Any(count => count.AreSynthetic)
        ? Html.Of($"""<p class="notice">Records called synthetic are made up for demonstration: plausible, not true. They say <code>provenance: SYNTHETIC</code> and go when real data of their type is imported.</p>""")
        : default;

    private Html FirstQuery()
    {
        var type = city.Files.City.Datasets[0].RecordTypes[0];
        var command = $$"""
            curl {{address}}/graphql \
              -H 'Content-Type: application/json' \
              -d '{"query": "{ {{type.PluralName}}(first: 1) { totalCount nodes { id } } }"}'
            """;
        return Html.Of(
            $"""
            <section aria-labelledby="start-title">
            <h2 id="start-title">Ask your first question</h2>
            <p>Paste this into a terminal:</p>
            <pre tabindex="0" aria-label="Command to copy"><code>{command}</code></pre>
            <p>Lists give 20 records, at most 200 with <code>first</code>; <code>pageInfo</code> has the cursor of the next page for <code>after</code>. Narrow them with <code>where</code>, sort them with <code>order</code>. Texts come in the language of the header <code>Accept-Language</code>.</p>
            </section>
            """);
    }

    private Html Addresses() => Html.Of(
        $"""
        <section aria-labelledby="addresses-title">
        <h2 id="addresses-title">Addresses</h2>
        <dl class="addresses">
        <dt><code>{address}/graphql</code></dt><dd>Queries, by POST or GET. It answers introspection, so every GraphQL client works.</dd>
        <dt><a href="/graphql/schema.graphql"><code>{address}/graphql/schema.graphql</code></a></dt><dd>The schema: every type and field with its description.</dd>
        <dt><a href="/healthz/ready"><code>{address}/healthz/ready</code></a></dt><dd>Whether the server answers; <a href="/healthz/live"><code>/healthz/live</code></a> tells whether it runs.</dd>
        </dl>
        </section>
        """);

    private Html Dataset(Dataset dataset)
    {
        var label = dataset.Labels.GetValueOrDefault(language);
        var description = Texts.Description(dataset.Labels, language, dataset.RecordTypes[0].Definition.Description);
        var query = ExampleQuery.For(dataset.RecordTypes[0]);
        return Html.Of(
            $"""
            <article id="{dataset.Name}" aria-labelledby="{dataset.Name}-title">
            <h3 id="{dataset.Name}-title"{Lang(label?.Title)}>{label?.Title ?? dataset.Title}</h3>
            <p{Lang(label?.Description)}>{Prose(description)}</p>
            <div class="columns">
            <div>
            <h4>Record types</h4>
            <ul class="types">{dataset.RecordTypes.Select(Type)}</ul>
            <h4>Terms</h4>
            <dl>
            <dt>Publisher</dt><dd>{dataset.Publisher}</dd>
            <dt>Licence</dt><dd>{Licence(dataset)}</dd>
            <dt>Personal data</dt><dd>{Prose(dataset.PersonalData)}</dd>
            </dl>
            </div>
            <div>
            <h4>Example</h4>
            <pre tabindex="0" aria-label="Example query of {dataset.Title}"><code>{query}</code></pre>
            <p><a href="/graphql?query={Uri.EscapeDataString(query)}">See the answer<span class="hidden"> to the example of {dataset.Title}</span></a></p>
            </div>
            </div>
            </article>

            """);
    }

    private Html Type(RecordType type)
    {
        var label = type.Labels.GetValueOrDefault(language);
        return Html.Of(
            $"""
            <li><code>{type.PluralName}</code> {Count(type)}<br>
            <span class="about"{Lang(label?.Title)}>{Texts.Title(type.Labels, language, type.Name)}</span></li>
            """);
    }

    private Html Count(RecordType type) => counts.TryGetValue(type, out var count)
        ? Html.Of($"""<span class="count">{count.Records}{(count.AreSynthetic ? " synthetic" : "")} {(count.Records == 1 ? "record" : "records")}</span>""")
        : default;

    private static Html Licence(Dataset dataset)
    {
        var name = dataset.Licence.Replace('_', ' ');
        return dataset.LicenceUri is { } uri && uri.StartsWith("https://", StringComparison.Ordinal)
            ? Html.Of($"""<a href="{uri}">{name}</a>""")
            : Html.Of($"{name}");
    }

    // Only what a label gives is in the reader's language; the rest of the page is English.
    private Html Lang(string? labelled) => labelled is null || _tag == "en" ? default : Html.Of($" lang=\"{_tag}\"");

    // Descriptions of the SDL set names between backticks.
    private static Html Prose(string? text)
    {
        var parts = (text ?? "").Split('`');
        return Html.Of($"{parts.Select((part, i) => i % 2 == 1 && i < parts.Length - 1 ? Html.Of($"<code>{part}</code>") : Html.Of($"{part}"))}");
    }
}
