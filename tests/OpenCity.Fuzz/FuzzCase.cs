using System.Text;
using System.Text.Json;

namespace OpenCity.Fuzz;

/// <summary>What is given to the engine once.</summary>
/// <param name="Document">The document's bytes; they need not be UTF-8.</param>
/// <param name="Variables">The variables' JSON; it need not be JSON.</param>
/// <param name="IsRaised">Whether the limits are raised to a million.</param>
/// <param name="Growth">The repeated places, where it is about growth.</param>
internal sealed record FuzzCase(byte[] Document, byte[]? Variables, bool IsRaised, Pump? Growth = null)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The case as a file that can be kept: bytes in base 64, and the text beside it to read.</summary>
    internal string ToJson(string kind, string message) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["kind"] = kind,
            ["message"] = message,
            ["text"] = Shown(Growth?.Make(3) ?? Document),
            ["document"] = Convert.ToBase64String(Document),
            ["variables"] = Variables is null ? null : Convert.ToBase64String(Variables),
            ["raised"] = IsRaised,
            ["growth"] = Growth?.Parts.Select(Convert.ToBase64String).ToArray(),
        },
        Indented);

    /// <summary>The case of such a file.</summary>
    internal static FuzzCase FromJson(string json)
    {
        using var file = JsonDocument.Parse(json);
        var root = file.RootElement;
        var variables = root.GetProperty("variables").GetString();
        var growth = root.GetProperty("growth");
        return new FuzzCase(
            root.GetProperty("document").GetBytesFromBase64(),
            variables is null ? null : Convert.FromBase64String(variables),
            root.GetProperty("raised").GetBoolean(),
            growth.ValueKind == JsonValueKind.Null
                ? null
                : new Pump([.. growth.EnumerateArray().Select(part => part.GetBytesFromBase64())]));
    }

    private static string Shown(byte[] text) => Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, 2000)));
}

/// <summary>
/// A document of which some parts are repeated: parts at even places stand once, those between them n times, a <c>~</c> in them
/// being the number of the repetition.
/// </summary>
/// <param name="Parts">An odd number of parts.</param>
internal sealed record Pump(byte[][] Parts)
{
    /// <summary>The document with n repetitions.</summary>
    internal byte[] Make(int times)
    {
        using var text = new MemoryStream();
        for (var i = 0; i < Parts.Length; i++)
        {
            for (var repeated = 0; repeated < (i % 2 == 0 ? 1 : times); repeated++)
            {
                Write(text, Parts[i], i % 2 == 0 ? -1 : repeated);
            }
        }

        return text.ToArray();
    }

    private static void Write(MemoryStream text, byte[] part, int number)
    {
        var digits = Encoding.ASCII.GetBytes($"{number}");
        foreach (var character in part)
        {
            if (character == (byte)'~' && number >= 0)
            {
                text.Write(digits);
            }
            else
            {
                text.WriteByte(character);
            }
        }
    }
}
