using System.Collections.Immutable;

namespace OpenCity.Domain.Reading;

/// <summary>Which references a shortcut goes over (<c>@via</c>).</summary>
internal sealed class ShortcutRules(Symbols symbols, Findings findings)
{
    /// <summary>Finds the references that the path names; a mistake is reported, and the field goes over none.</summary>
    internal void Resolve(FieldDraft field)
    {
        var directive = field.Node.Directives.First(node => node.Name.Value == "via");
        if (symbols.Text(directive, "path") is not { } path)
        {
            return;
        }

        var place = Symbols.PlaceOf(directive, "path");
        var steps = ImmutableArray.CreateBuilder<FieldDraft>();
        var type = field.Type;
        foreach (var name in path.Split('.'))
        {
            var step = type.Find(name);
            if (step is not { Role: FieldRole.Reference })
            {
                var references = type.Fields.Where(other => other.Role == FieldRole.Reference).Select(other => other.Name).ToList();
                findings.Add(
                    field.File.Source, place,
                    $"The path of \"{field.Coordinate}\" names \"{name}\", which is no reference of \"{type.Name}\".",
                    references.Count == 0 ? $"\"{type.Name}\" has none." : $"There is: {string.Join(", ", references.Select(other => $"\"{other}\""))}.");
                return;
            }

            steps.Add(step);
            type = step.Target!;
        }

        if (steps.Count < 2)
        {
            findings.Add(
                field.File.Source, place, $"The path of \"{field.Coordinate}\" goes over one reference only.",
                $"Use \"{path}\" itself, or name the references with points between: \"{path}.…\".");
        }
        else if (!ReferenceEquals(type, field.Target))
        {
            findings.Add(
                field.File.Source, field.Node.Type,
                $"The path of \"{field.Coordinate}\" leads to \"{type.Name}\", but the field is declared as \"{field.Node.Type}\".",
                $"Declare it as \"{type.Name}\", or correct the path.");
        }
        else if (!field.IsNullable && steps.FirstOrDefault(step => step.IsNullable) is { } nullable)
        {
            findings.Add(
                field.File.Source, field.Node.Type,
                $"The shortcut \"{field.Coordinate}\" is non-null, but \"{nullable.Coordinate}\" on its path may be null.",
                $"Declare it as \"{type.Name}\".");
        }
        else
        {
            field.Path = steps.ToImmutable();
        }
    }
}
