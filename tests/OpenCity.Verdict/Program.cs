using System.Text;
using OpenCity.Verdict;

// Says what the engine says about documents: a request as JSON on each line in, an answer as JSON on each line out.
// usage: OpenCity.Verdict SCHEMA_FILE [--no-execution]
if (args.Length is not (1 or 2) || (args.Length == 2 && args[1] != "--no-execution"))
{
    Console.Error.WriteLine("usage: OpenCity.Verdict SCHEMA_FILE [--no-execution] < requests > answers");
    return 2;
}

var judge = Judge.Of(await File.ReadAllTextAsync(args[0]), executes: args.Length == 1);
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
while (await input.ReadLineAsync() is { } line)
{
    await output.WriteAsync(await judge.AnswerAsync(line));
    output.WriteByte((byte)'\n');
    await output.FlushAsync();
}

return 0;
