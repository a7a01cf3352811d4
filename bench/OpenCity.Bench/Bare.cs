using System.Globalization;
using OpenCity.Api.Transport.Live;

namespace OpenCity.Bench;

/// <summary>
/// The limit of the smallest question: the server's own host and middleware, and in place of the engine an endpoint that reads the
/// body to its end and writes the bytes, with the headers, that the server answers <c>{ __typename }</c> with.
/// </summary>
internal static class Bare
{
    private static readonly byte[] s_answer = """{"data":{"__typename":"Query"}}"""u8.ToArray();

    internal static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
            kestrel.ListenLocalhost(int.Parse(port, CultureInfo.InvariantCulture));
        });
        var app = builder.Build();
        app.UseWebSockets(SocketEndpoint.Options);
        app.Run(AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var response = context.Response;
        response.Headers.Vary = "Accept, Accept-Language, Accept-Encoding";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "Content-Language, Retry-After";
        response.Headers.ContentLanguage = "ko";
        response.Headers.ContentType = "application/json; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = s_answer.Length;
        await response.BodyWriter.WriteAsync(s_answer, context.RequestAborted);
    }
}
