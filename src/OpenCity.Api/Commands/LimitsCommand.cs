using System.CommandLine;
using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary><c>limits</c>.</summary>
internal static class LimitsCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command(
            "limits", "Prints every limit: its option, the value in force, the code of the error where it is exceeded, and what it bounds.");
        command.SetAction(result =>
        {
            Print(context.Output, context.ReadSettings());
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, Settings settings)
    {
        List<(string Option, string Value, string Code, string Meaning)> rows = [("option", "value", "code", "what it bounds")];
        foreach (var (limit, value) in settings.LimitsInForce)
        {
            rows.Add((limit.FullKey, value, limit.Code ?? "-", limit.Meaning));
        }

        var option = rows.Max(row => row.Option.Length);
        var number = rows.Max(row => row.Value.Length);
        var code = rows.Max(row => row.Code.Length);
        foreach (var row in rows)
        {
            output.WriteLine($"{row.Option.PadRight(option)}  {row.Value.PadLeft(number)}  {row.Code.PadRight(code)}  {row.Meaning}");
        }
    }
}
