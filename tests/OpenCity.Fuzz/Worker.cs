using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;

namespace OpenCity.Fuzz;

/// <summary>
/// The process that runs cases, one after the other. It notes the number of each before it begins, so that whoever watches it
/// knows which one ended it.
/// </summary>
internal sealed class Worker(FuzzFolder folder, CaseMaker maker, Examiner examiner)
{
    // As small as a thread of a server may have: recursion that is not bounded is found the sooner.
    private const int StackBytes = 1024 * 1024;

    /// <summary>Runs cases from a number on, until the note says stop.</summary>
    internal void Run(ulong from)
    {
        var thread = new Thread(() => Loop(from), StackBytes);
        thread.Start();
        thread.Join();
    }

    private void Loop(ulong from)
    {
        using var file = MemoryMappedFile.CreateFromFile(folder.Note, FileMode.OpenOrCreate, null, 16);
        using var note = file.CreateViewAccessor();
        for (var number = from; ; number++)
        {
            note.Write(0, number);
            if (note.ReadUInt64(8) != 0)
            {
                return;
            }

            var given = maker.Make(number);
            if (examiner.Examine(given) is { } finding)
            {
                folder.Keep(finding, given, number);
            }
        }
    }
}

/// <summary>Where notes and findings are kept.</summary>
internal sealed class FuzzFolder(string path)
{
    internal string Note => Path.Combine(path, "note");

    internal string State => Path.Combine(path, "state.json");

    internal string Findings => Path.Combine(path, "findings");

    internal int Count => Directory.GetFiles(Findings, "*.json").Length;

    /// <summary>Keeps a finding; of those with one cause the smallest.</summary>
    internal void Keep(FuzzFinding finding, FuzzCase given, ulong number)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Signature)))[..10];
        var file = Path.Combine(Findings, $"{finding.Kind}-{hash}.json");
        var text = given.ToJson(finding.Kind, $"mutation {number}: {finding.Message}");
        if (!File.Exists(file) || new FileInfo(file).Length > Encoding.UTF8.GetByteCount(text))
        {
            File.WriteAllText(file, text);
        }
    }
}
