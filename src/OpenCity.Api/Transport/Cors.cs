using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace OpenCity.Api.Transport;

/// <summary>
/// Lets pages of other origins read answers. Never with credentials: the API knows no cookies, so that a page can do with it nothing
/// that its author could not do as well.
/// </summary>
/// <param name="origins">Origins such as <c>https://map.example</c> with spaces between; <c>*</c> stands for all.</param>
// https://fetch.spec.whatwg.org/#http-cors-protocol
internal sealed class Cors(string origins)
{
    private static readonly StringValues Any = "*";
    private static readonly StringValues Methods = "GET, HEAD, POST";
    private static readonly StringValues Exposed = "Content-Language, Retry-After";

    // Browsers shorten it to what they keep at most.
    private static readonly StringValues MaxAge = "86400";

    private readonly bool _isAny = origins == "*";
    private readonly FrozenSet<string> _origins = origins.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds what a browser must see before it gives the answer to a page.</summary>
    internal void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (_isAny)
        {
            headers.AccessControlAllowOrigin = Any;
        }
        else if (_origins.Count > 0)
        {
            Answers.VaryBy(context, "Origin");
            if (context.Request.Headers.Origin is not [{ } origin] || !_origins.Contains(origin))
            {
                return;
            }

            headers.AccessControlAllowOrigin = origin;
        }
        else
        {
            return;
        }

        headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>Answers <c>OPTIONS</c>, with which a browser asks what it may send.</summary>
    internal static Task AnswerOptionsAsync(HttpContext context, string allow)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Allow = allow;
        if (headers.AccessControlAllowOrigin.Count > 0 && context.Request.Headers.AccessControlRequestMethod.Count > 0)
        {
            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = Any;
            headers.AccessControlMaxAge = MaxAge;
        }

        return Task.CompletedTask;
    }
}
