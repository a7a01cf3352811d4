using System.Text;
using OpenCity.Domain.Publishing;

namespace OpenCity.Api.Transport;

/// <summary>The public schema as SDL.</summary>
internal sealed class SchemaEndpoint(PublicSchema schema)
{
    private const string Text = "text/plain; charset=utf-8";

    private readonly byte[] _text = Encoding.UTF8.GetBytes(schema.Text);

    internal Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        Answers.VaryBy(context, "Accept-Encoding");
        return Answers.WriteAsync(context, StatusCodes.Status200OK, Text, _text).AsTask();
    }
}
