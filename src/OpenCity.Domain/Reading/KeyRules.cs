using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;

namespace OpenCity.Domain.Reading;

/// <summary>Every record type has a key, and ids made of it are short enough.</summary>
internal sealed class KeyRules(Symbols symbols, Findings findings)
{
    /// <summary>Checks the keys; run where references make no circle.</summary>
    internal void Check(bool lengths)
    {
        foreach (var type in symbols.RecordTypes.Values)
        {
            if (!type.Fields.Any(field => field.Node.Directives.Any(directive => directive.Name.Value == "key")))
            {
                findings.Add(
                    type.File.Source, type.Node.Name,
                    $"The record type \"{type.Name}\" has no key.",
                    "Mark the fields that tell its records apart with @key.");
            }
            else if (lengths && type.Name.Length + LengthOf(type) is var length && length > RecordId.MaxLength)
            {
                findings.Add(
                    type.File.Source, type.Node.Name,
                    $"Ids of \"{type.Name}\" may have {length} characters, {RecordId.MaxLength} are allowed.",
                    "Shorten the texts of the key: @text(max: 40).");
            }
        }
    }

    private int LengthOf(TypeDraft type) => type.Key.Sum(field => field.Role == FieldRole.Reference
        ? LengthOf(field.Target!)
        : 1 + field.Kind switch
        {
            ValueKind.Int => 11,
            ValueKind.Long => 20,
            ValueKind.LocalDate => 8,
            ValueKind.DateTime => 23,
            ValueKind.Enum => symbols.EnumValues(field.Enum!.Name.Value).Select(name => name.Length).DefaultIfEmpty().Max(),
            _ => field.MaxLength,
        });
}
