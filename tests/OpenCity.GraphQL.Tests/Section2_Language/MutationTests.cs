using System.Diagnostics;
using System.Text;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2 Language, broken documents")]
public sealed class MutationTests
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", "(", ")", "\"", "\"\"\"", "\\", "\\u", "\\u{", "\\uD83D", "#", "...", "$", "@", "!", "|", "&",
            ":", "=", "-", ".", "0", "1e", "\n", "\r", "é", "😀", "\uFEFF", "\0", "on", "extend", "null", "type", "query",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF],
    ];

    [Fact]
    public void Twenty_thousand_broken_documents_throw_nothing_but_a_syntax_error()
    {
        var random = new Random(20250901);
        var clock = Stopwatch.StartNew();
        var corpus = Corpus.Texts.Where(text => text.Length < 5000).Select(Encoding.UTF8.GetBytes).ToArray();
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutate(random, corpus[random.Next(corpus.Length)]);
            try
            {
                var document = Parser.Parse(new Source(text));
                Parser.Parse(new Source(DocumentPrinter.Print(document)));
                accepted++;
            }
            catch (GraphQLSyntaxException exception)
            {
                Assert.True(exception.Error.Locations[0] is { Line: > 0, Column: > 0 });
                Assert.True(exception.Message.Length < 400, exception.Message);
                refused++;
            }
        }

        Assert.True(accepted > 500 && refused > 10_000, $"{accepted} accepted, {refused} refused");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }

    [Fact]
    public void Every_beginning_of_a_document_is_accepted_or_refused_cleanly()
    {
        foreach (var text in new[] { Corpus.Executable, Corpus.TypeSystem }.Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 0; length < text.Length; length++)
            {
                _ = Record.Exception(() => Parser.Parse(new Source(text.AsMemory(0, length))))
                    is null or GraphQLSyntaxException ? 0 : throw new InvalidOperationException($"at {length}");
            }
        }
    }

    private static byte[] Mutate(Random random, byte[] document)
    {
        var text = document.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(4))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                    text.Add((byte)' ');
                    break;
                default:
                    text.InsertRange(random.Next(text.Count), text.GetRange(at, Math.Min(random.Next(60), text.Count - at)));
                    break;
            }
        }

        return [.. text];
    }
}
