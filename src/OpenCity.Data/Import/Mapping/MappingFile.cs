using System.Diagnostics.CodeAnalysis;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Import.Mapping;

/// <summary>What all files of <c>sources/</c> have in common: where they lie, how long they may be, the type that they name.</summary>
internal static class MappingFile
{
    private const int MaxBytes = 1 << 20;

    /// <summary>The JSON files of a folder by name; none where it is not there.</summary>
    internal static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    /// <summary>Reads a file; false with what is wrong.</summary>
    internal static bool TryRead(
        string path, string? name, [NotNullWhen(true)] out Source? source, [NotNullWhen(false)] out SourceDiagnostic? problem)
    {
        name ??= path;
        source = null;
        problem = null;
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes)
            {
                problem = new SourceDiagnostic(name, new SourceLocation(1, 1), "The file is longer than 1 MiB.",
                    "Mappings are short; is it a data file?");
                return false;
            }

            var text = new byte[file.Length];
            file.ReadExactly(text);
            source = new Source(WithoutMark(text), name);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = new SourceDiagnostic(name, new SourceLocation(1, 1),
                $"The file \"{name}\" cannot be read: {Reason(error)}.", "Check its path and rights.");
            return false;
        }
    }

    /// <summary>The record type that the key <c>type</c> names; null, reported, where there is none.</summary>
    internal static RecordType? TakeType(StrictObject root, CityTables tables, MappingDiagnostics diagnostics)
    {
        if (root.TakeRequired("type", "Name the record type of the SDL that rows become.") is not { } name)
        {
            return null;
        }

        if (name.Text is not null && tables.City.RecordTypesByName.TryGetValue(name.Text, out var type))
        {
            return type;
        }

        diagnostics.Add(name.Offset, $"The SDL has no record type \"{name.Text}\".", NearName.Remedy(name.Text ?? "",
            tables.City.RecordTypesByName.Keys, $"Record types are {string.Join(", ", tables.City.RecordTypes.Select(known => known.Name))}."));
        return null;
    }

    /// <summary>Why a file cannot be read, in words without the path.</summary>
    internal static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there",
        UnauthorizedAccessException => "this user has no right to it",
        _ => "the disk or another program does not let us",
    };

    private static ReadOnlyMemory<byte> WithoutMark(byte[] text) =>
        text is [0xEF, 0xBB, 0xBF, ..] ? text.AsMemory(3) : text;
}
