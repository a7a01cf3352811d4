using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCity.Api.Transport;

namespace OpenCity.Api.Tests.Transport;

public sealed class RouterTests
{
    [Fact]
    public async Task A_fault_is_500_and_tells_nothing()
    {
        // The page is missing: whatever the router does with it fails.
        var router = new Router(null!, null!, null!, null!, null!, new Cors(""), NullLogger.Instance);
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = "/" }, Response = { Body = body } };

        await router.InvokeAsync(context);

        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"Unexpected Execution Error","extensions":{"code":"UNEXPECTED_ERROR"}}]}""",
            System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
