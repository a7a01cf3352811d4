using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Api.Pages;

/// <summary>The page at <c>/</c>: what data there is and how to ask for it. It needs no script and loads nothing else.</summary>
internal sealed class HomePage(CityService city, RecordCounts counts, Readiness readiness)
{
    private static readonly StringValues Vary = "Accept-Language, Accept-Encoding";

    private static readonly StringValues Policy =
        $"default-src 'none'; style-src '{HomeStyle.Hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Query["lang"];
        var language = (asked is [{ Length: > 0 } tag] ? city.Languages.Find(tag) : null)
            ?? city.Languages.Choose(context.Request.Headers.AcceptLanguage);
        var page = new HomeView(city, language, BaseAddress(context), readiness.Reason, await CountAsync(context.RequestAborted));
        var headers = context.Response.Headers;
        Answers.VaryBy(context, Vary);
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        await Answers.WriteAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", page.ToHtml().ToString());
    }

    // A page without counts is better than none.
    private async ValueTask<FrozenDictionary<RecordType, RecordCount>> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return readiness.Reason is null
                ? await counts.GetAsync(cancellationToken)
                : FrozenDictionary<RecordType, RecordCount>.Empty;
        }
        catch (DatabaseException)
        {
            return FrozenDictionary<RecordType, RecordCount>.Empty;
        }
    }

    /// <summary>Scheme and host that the reader uses. The header goes into commands to copy: only what a host may look like.</summary>
    internal static string BaseAddress(HttpContext context)
    {
        var host = context.Request.Host.Value ?? "";
        var isPlain = host.Length is > 0 and < 256 && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ':' or '[' or ']');
        return $"{context.Request.Scheme}://{(isPlain ? host : $"127.0.0.1:{context.Connection.LocalPort}")}";
    }
}
