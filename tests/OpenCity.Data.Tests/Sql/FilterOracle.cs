using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>What a filter means, said in C#: <c>?.</c> on references, lifted comparison operators, ordinal texts.</summary>
internal static class FilterOracle
{
    public static bool Matches(Row? row, RecordType type, InputObject where, IReadOnlyList<Row> all) => where.Entries.All(entry => entry.Key switch
    {
        "and" => ((object?[])entry.Value!).All(item => Matches(row, type, (InputObject)item!, all)),
        "or" => entry.Value is not object?[] { Length: > 0 } items || items.Any(item => Matches(row, type, (InputObject)item!, all)),
        "id" => MatchesValue(row is null ? null : RecordId.Format(type, row.Key(TestCity.Instance.Tables)), (InputObject)entry.Value!),
        "recordedAt" or "quality" or "provenance" => MatchesValue(row?[entry.Key], (InputObject)entry.Value!),
        _ => type.FieldsByName[entry.Key] switch
        {
            ReferenceField reference => Matches((Row?)row?[entry.Key], reference.Target, (InputObject)entry.Value!, all),
            CollectionField list => MatchesList(
                [.. all.Where(item => item.Type == list.Item && row is not null && item[list.By.Name] == row)], list, (InputObject)entry.Value!, all),
            ValueField { IsLocalized: true } => ((InputObject)entry.Value!).Entries.All(language =>
                (language.Key == "any" ? ["KO", "EN", "JA"] : new[] { language.Key.ToUpperInvariant() })
                .Any(part => MatchesValue(row?[$"{entry.Key}.{part}"], (InputObject)language.Value!))),
            _ => MatchesValue(row?[entry.Key], (InputObject)entry.Value!),
        },
    });

    private static bool MatchesList(List<Row> items, CollectionField list, InputObject where, IReadOnlyList<Row> all) => where.Entries.All(entry => entry.Key switch
    {
        "some" => items.Any(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        "none" => !items.Any(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        "all" => items.All(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        _ => items.Count > 0 == (bool)entry.Value!,
    });

    private static bool MatchesValue(object? value, InputObject operations) =>
        operations.Entries.All(operation => MatchesOperation(value, operation.Key, operation.Value));

    private static bool MatchesOperation(object? value, string name, object? operand) => name switch
    {
        "and" => ((object?[])operand!).All(item => MatchesValue(value, (InputObject)item!)),
        "or" => operand is not object?[] { Length: > 0 } items || items.Any(item => MatchesValue(value, (InputObject)item!)),
        "eq" => object.Equals(value, operand),
        "in" => ((object?[])operand!).Contains(value),
        "contains" => value is string text && text.Contains((string)operand!, StringComparison.Ordinal),
        "startsWith" => value is string text && text.StartsWith((string)operand!, StringComparison.Ordinal),
        "endsWith" => value is string text && text.EndsWith((string)operand!, StringComparison.Ordinal),
        "gt" => Compare(value, operand) > 0,
        "gte" => Compare(value, operand) >= 0,
        "lt" => Compare(value, operand) < 0,
        "lte" => Compare(value, operand) <= 0,
        _ when name[0] == 'n' => !MatchesOperation(value, name[1..], operand),
        _ => throw new InvalidOperationException(name),
    };

    private static int? Compare(object? value, object? operand) =>
        value is null || operand is null ? null : ((IComparable)value).CompareTo(operand);
}
