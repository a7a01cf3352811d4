using System.Collections.Immutable;
using OpenCity.Data.Import.Mapping;

namespace OpenCity.Data.Import.Files;

/// <summary>The code and the message that an API put into its answer.</summary>
internal sealed class AnswerStatus(StatusRule rule)
{
    private const int MaxLength = 200;
    private readonly string?[] _codes = new string?[rule.Codes.Length];
    private readonly string?[] _messages = new string?[rule.Messages.Length];

    /// <summary>Notes a text of the answer, if it stands where a code or a message does.</summary>
    internal void Note(IReadOnlyList<string> keys, string text)
    {
        Keep(rule.Codes, _codes, keys, text);
        Keep(rule.Messages, _messages, keys, text);
    }

    /// <summary>Refuses an answer that says that it is an error, or says nothing.</summary>
    internal void Check(string file, string mapping)
    {
        var code = _codes.FirstOrDefault(found => found is not null);
        if (code is null)
        {
            throw new ImportException($"The file \"{file}\" has no code at {string.Join(" or ", rule.Codes.Select(path => $"\"{path}\""))}. "
                + $"It is not an answer of this feed; check \"status\" of \"{mapping}\".");
        }

        if (!rule.Good.Contains(code))
        {
            var message = _messages.FirstOrDefault(found => found is not null);
            throw new ImportException($"The file \"{file}\" is an error of the publisher: {code} \"{message}\". Fetch it again.");
        }
    }

    private static void Keep(ImmutableArray<JsonPath> paths, string?[] found, IReadOnlyList<string> keys, string text)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].Matches(keys))
            {
                found[i] ??= text.Length <= MaxLength ? text : text[..MaxLength];
            }
        }
    }
}
