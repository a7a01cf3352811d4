using System.Collections.Immutable;

namespace OpenCity.Api.Hosting;

/// <summary>The addresses that the server listens at.</summary>
internal static class ListenAddresses
{
    /// <summary>Where neither the command line nor the environment says otherwise.</summary>
    internal const string Default = "http://127.0.0.1:5080";

    /// <summary>Reads <c>--urls</c>: addresses with semicolons between them.</summary>
    internal static ImmutableArray<string> Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses)
        {
            Check(address);
        }

        return addresses.Length > 0 ? [.. addresses] : throw Wrong(urls);
    }

    private static void Check(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw Wrong(address);
        }

        if (string.Equals(parsed.Scheme, "https", StringComparison.OrdinalIgnoreCase))
        {
            throw new OperatorException(
                $"The address \"{address}\" asks for https. Listen at http and let a reverse proxy (nginx, Caddy) speak https.", ExitCode.Misused);
        }

        if (parsed.Scheme != "http" || parsed.PathBase.Length > 0 || parsed.Port is < 0 or > 65_535 || (!parsed.IsUnixPipe && parsed.Host.Length == 0))
        {
            throw Wrong(address);
        }
    }

    private static OperatorException Wrong(string address) => new(
        $"\"{address}\" is no address to listen at. Write it as {Default}, several with \";\" between them.", ExitCode.Misused);
}
