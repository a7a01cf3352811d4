namespace OpenCity.Fuzz;

/// <summary>Something that must not be.</summary>
/// <param name="Kind">Crash, hang, exception, response, print or growth.</param>
/// <param name="Message">What happened.</param>
/// <param name="Signature">The same for findings that have one cause, as far as can be told.</param>
internal sealed record FuzzFinding(string Kind, string Message, string Signature);

/// <summary>Thrown where a check does not hold.</summary>
internal sealed class FuzzFindingException(string kind, string message, string signature) : Exception(message)
{
    internal FuzzFinding Finding { get; } = new(kind, message, signature);
}
