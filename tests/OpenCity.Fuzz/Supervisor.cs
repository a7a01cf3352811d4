using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text.Json;

namespace OpenCity.Fuzz;

/// <summary>What is remembered between runs.</summary>
internal sealed record FuzzState(ulong Seed, ulong Next, double Minutes);

/// <summary>
/// Starts workers and watches them: one that dies, or stands still while it works, is a finding, and the next goes on behind it.
/// </summary>
/// <param name="options">What was asked for.</param>
/// <param name="folder">Where notes and findings are kept.</param>
/// <param name="maker">Makes the case of a number again, when it ended its process.</param>
/// <param name="start">Starts a worker from a number on.</param>
/// <param name="longestSeconds">Processor time after which a worker stands still.</param>
internal sealed class Supervisor(
    FuzzOptions options, FuzzFolder folder, CaseMaker maker, Func<ulong, Process> start, double longestSeconds)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private ulong _next = options.From;
    private double _told;

    private double Minutes => options.MinutesBefore + _clock.Elapsed.TotalMinutes;

    private bool IsEnough => Minutes >= options.Minutes && _next >= options.Mutations;

    /// <summary>Runs until time and mutations are reached; the number of findings.</summary>
    internal int Run()
    {
        using var file = MemoryMappedFile.CreateFromFile(folder.Note, FileMode.OpenOrCreate, null, 16);
        using var note = file.CreateViewAccessor();
        while (!IsEnough)
        {
            note.Write(0, _next);
            note.Write(8, 0UL);
            using var worker = start(_next);
            var end = Watch(worker, note);
            if (end is not null)
            {
                folder.Keep(end, maker.Make(_next), _next);
                _next++;
            }

            Remember();
        }

        var findings = folder.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mutations: {_next}, minutes: {Minutes:F1}, findings: {findings}"));
        foreach (var finding in Directory.GetFiles(folder.Findings, "*.json").Order(StringComparer.Ordinal))
        {
            Console.Error.WriteLine(finding);
        }

        return findings;
    }

    // What ended the worker, or null where it was told to stop.
    private FuzzFinding? Watch(Process worker, MemoryMappedViewAccessor note)
    {
        var (stood, used) = (_next, worker.TotalProcessorTime);
        while (!worker.WaitForExit(200))
        {
            var number = note.ReadUInt64(0);
            if (number != stood)
            {
                (stood, used) = (number, worker.TotalProcessorTime);
            }

            _next = number;
            Tell();
            if (IsEnough)
            {
                note.Write(8, 1UL);
            }

            if ((worker.TotalProcessorTime - used).TotalSeconds > longestSeconds)
            {
                worker.Kill();
                worker.WaitForExit();
                return new FuzzFinding("hang", $"more than {longestSeconds} s of processor time", "hang without end");
            }
        }

        _next = note.ReadUInt64(0);
        return worker.ExitCode == 0
            ? null
            : new FuzzFinding("crash", $"the process ended with {worker.ExitCode}", $"crash {worker.ExitCode}");
    }

    private void Tell()
    {
        if (_clock.Elapsed.TotalSeconds - _told >= 30)
        {
            _told = _clock.Elapsed.TotalSeconds;
            Remember();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Minutes:F1} minutes, {_next} mutations, {(_next - options.From) / _clock.Elapsed.TotalSeconds:F0} a second, {folder.Count} findings"));
        }
    }

    private void Remember() =>
        File.WriteAllText(folder.State, JsonSerializer.Serialize(new FuzzState(options.Seed, _next, Minutes)));
}
