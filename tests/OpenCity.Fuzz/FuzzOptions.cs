using System.Globalization;
using System.Text.Json;

namespace OpenCity.Fuzz;

/// <summary>What was asked for. Where minutes and mutations are both given, both are reached.</summary>
internal sealed record FuzzOptions(double Minutes, ulong Mutations, ulong Seed, bool IsResumed)
{
    internal const string Usage = "usage: ./dev fuzz [--minutes N] [--mutations N] [--seed S] [--resume]";

    /// <summary>The first mutation of this run.</summary>
    internal ulong From { get; init; }

    /// <summary>Minutes of the runs before that this one goes on with.</summary>
    internal double MinutesBefore { get; init; }

    /// <summary>The options, or null where they are not understood.</summary>
    internal static FuzzOptions? Parse(string[] arguments)
    {
        double? minutes = null;
        ulong? mutations = null;
        var options = new FuzzOptions(0, 0, 1, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0:
                    minutes = number;
                    i++;
                    break;
                case "--mutations" when ulong.TryParse(value, CultureInfo.InvariantCulture, out var number):
                    mutations = number;
                    i++;
                    break;
                case "--seed" when ulong.TryParse(value, CultureInfo.InvariantCulture, out var number):
                    options = options with { Seed = number };
                    i++;
                    break;
                case "--resume":
                    options = options with { IsResumed = true };
                    break;
                default:
                    return null;
            }
        }

        return options with { Minutes = minutes ?? (mutations is null ? 1 : 0), Mutations = mutations ?? 0 };
    }

    /// <summary>The options with where the run before stopped.</summary>
    internal FuzzOptions GoOn(FuzzFolder folder)
    {
        if (!IsResumed || !File.Exists(folder.State))
        {
            return this;
        }

        var state = JsonSerializer.Deserialize<FuzzState>(File.ReadAllText(folder.State))!;
        return this with { Seed = state.Seed, From = state.Next, MinutesBefore = state.Minutes };
    }
}
