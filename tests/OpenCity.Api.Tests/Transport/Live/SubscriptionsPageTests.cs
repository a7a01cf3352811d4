using System.Text.RegularExpressions;
using OpenCity.Api.Transport.Live;
using OpenCity.Tests;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>What <c>docs/subscriptions.md</c> shows is what happens.</summary>
public sealed partial class SubscriptionsPageTests(ClockServer server) : IClassFixture<ClockServer>
{
    private static string Page => File.ReadAllText(Repository.PathOf("docs", "subscriptions.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_conversation_over_a_socket_is_as_shown()
    {
        using var client = await SocketClient.ConnectAsync(server.Server, initialise: false);
        var lines = Blocks()[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, lines.Length);

        foreach (var line in lines)
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                await client.SendAsync(line[2..]);
            }
            else
            {
                Assert.Equal(line, "< " + await client.ReceiveAsync());
            }
        }
    }

    [Fact]
    public async Task The_event_stream_is_as_shown()
    {
        var (command, shown) = (Blocks()[1].Split('\n')[0], Blocks()[1][(Blocks()[1].IndexOf('\n') + 1)..]);
        var address = command[(command.IndexOf("\"/", StringComparison.Ordinal) + 1)..^1];

        using var response = await server.Server.SendAsync(HttpMethod.Get, address, null, "text/event-stream");

        Assert.Equal(shown, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_close_code_of_the_source_is_in_the_table()
    {
        var declared = new[]
        {
            SocketClose.Normal, SocketClose.GoingAway, SocketClose.Binary, SocketClose.Unauthorized, SocketClose.Subprotocol, SocketClose.InitTimeout,
            SocketClose.PingTimeout, SocketClose.Slow, SocketClose.SecondInit, SocketClose.Idle, SocketClose.Fault, SocketClose.TooLarge(1),
            SocketClose.TooMany(1), SocketClose.Invalid(""), SocketClose.Forbidden(""), SocketClose.Exists(""),
        };

        // 1002 and 1007 are sent by the WebSocket itself.
        Assert.Equal(
            declared.Select(close => close.Code).Append(1002).Append(1007).Distinct().Order(),
            CodeRows().Matches(Page).SelectMany(row => row.Groups["codes"].Value.Split(", ")).Select(int.Parse));
    }

    private static string[] Blocks() => [.. TextBlocks().Matches(Page).Select(block => block.Groups["text"].Value)];

    [GeneratedRegex("```text\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextBlocks();

    [GeneratedRegex("^\\| (?<codes>[0-9]{4}(, [0-9]{4})*) \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeRows();
}
