using System.Text;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>What groups are, said in LINQ.</summary>
internal sealed class GroupOracle(TablePath table, GroupTerms terms)
{
    /// <summary>The groups that <c>having</c> keeps, in order.</summary>
    public List<Group> Groups(IEnumerable<Row> rows, InputObject? having, object?[] order)
    {
        var groups = rows
            .GroupBy(row => string.Join('|', terms.Keys.Select(key => Print(Key(row, key)))))
            .Select(group => new Group([.. terms.Keys.Select(key => Key(group.First(), key))], [.. group]))
            .Where(group => having is null || Matches(group, having))
            .ToList();
        groups.Sort((one, other) => Compare(one, other, order));
        return groups;
    }

    /// <summary>A function over a group.</summary>
    public object? Value(Group group, string? field, AggregateFunction function)
    {
        if (field is null)
        {
            return (long)group.Rows.Count;
        }

        var column = table.Table.ByField[(StoredField)table.Table.Type.FieldsByName[field]][0];
        var values = group.Rows.Select(row => row.Get(column)).OfType<object>().ToList();
        return function switch
        {
            AggregateFunction.Count => (long)values.Count,
            _ when values.Count == 0 => null,
            AggregateFunction.Min => values.Min(),
            AggregateFunction.Max => values.Max(),
            AggregateFunction.Sum => Sum(values, column),
            _ => Mean(values, column),
        };
    }

    /// <summary>A value as the database keeps it.</summary>
    public static object? Stored(ColumnKind kind, object? value)
    {
        var stored = StoreForm.Of(kind, value);
        return stored.Kind switch
        {
            Data.Providers.SqlValueKind.Null => null,
            Data.Providers.SqlValueKind.Integer => stored.Integer,
            Data.Providers.SqlValueKind.Real => stored.Real,
            _ => stored.Text,
        };
    }

    public static string Print(object? value) =>
        value is null ? "-" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:R}");

    // Halves of 64 bits, each exact, then one number of double precision: what conditions on sums of Long compare.
    private static object Sum(List<object> values, RecordColumn column) => column.Kind switch
    {
        ColumnKind.Int => (object)values.Sum(value => (long)(int)value),
        ColumnKind.Long => ((double)values.Sum(value => (long)value >> 32) * 4294967296.0) + (double)values.Sum(value => (long)value & 0xffff_ffff),
        _ => (double)values.Sum(value => (decimal)(double)value),
    };

    private static double Mean(List<object> values, RecordColumn column) => column.Kind switch
    {
        ColumnKind.Int => (double)(long)Sum(values, column) / values.Count,
        ColumnKind.Long => (double)Sum(values, column) / values.Count,
        _ => (double)(values.Sum(value => (decimal)(double)value) * Power(column)) / ((double)Power(column) * values.Count),
    };

    private static decimal Power(RecordColumn column) => (decimal)Math.Pow(10, ((ValueField)column.Field!).Decimals!.Value);

    private static object? Key(Row row, GroupKey key)
    {
        var value = row.Get(key.Column);
        var stored = Stored(key.Column.Column.Kind, value);
        if (value is null || key.Bucket is not { } bucket)
        {
            return stored;
        }

        var day = value is DateOnly date ? date : DateOnly.FromDateTime(((DateTimeOffset)value).UtcDateTime);
        return bucket switch
        {
            TimeBucket.Hour => (long)stored! - ((long)stored! % 3_600_000_000),
            TimeBucket.Day => Stored(ColumnKind.Date, day),
            TimeBucket.Week => Stored(ColumnKind.Date, day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
            TimeBucket.Month => Stored(ColumnKind.Date, new DateOnly(day.Year, day.Month, 1)),
            _ => Stored(ColumnKind.Date, new DateOnly(day.Year, 1, 1)),
        };
    }

    private bool Matches(Group group, InputObject having) => having.Entries.All(entry => entry.Key switch
    {
        "and" => ((object?[])entry.Value!).All(item => Matches(group, (InputObject)item!)),
        "or" => entry.Value is not object?[] { Length: > 0 } items || items.Any(item => Matches(group, (InputObject)item!)),
        "count" => FilterOracle.MatchesValue((long)group.Rows.Count, (InputObject)entry.Value!),
        _ => ((InputObject)entry.Value!).Entries.All(function => FilterOracle.MatchesValue(
            Value(group, entry.Key, Enum.Parse<AggregateFunction>(function.Key, true)), (InputObject)function.Value!)),
    });

    private int Compare(Group one, Group other, object?[] order)
    {
        foreach (var (name, value) in order.SelectMany(item => ((InputObject)item!).Entries))
        {
            var result = name switch
            {
                "key" => CompareKeys(one, other) * Sign(value),
                "count" => one.Rows.Count.CompareTo(other.Rows.Count) * Sign(value),
                _ => ((InputObject)value!).Entries.Select(function => Compare(
                    Value(one, name, Enum.Parse<AggregateFunction>(function.Key, true)),
                    Value(other, name, Enum.Parse<AggregateFunction>(function.Key, true))) * Sign(function.Value)).FirstOrDefault(sign => sign != 0),
            };
            if (result != 0)
            {
                return result;
            }
        }

        return CompareKeys(one, other);
    }

    private static int CompareKeys(Group one, Group other) =>
        one.Keys.Zip(other.Keys, Compare).FirstOrDefault(sign => sign != 0);

    private static int Sign(object? direction) => (string)direction! == "DESC" ? -1 : 1;

    // A missing value is the least; texts are compared by code point.
    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string text, string than) => Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(than)),
        _ => ((IComparable)one).CompareTo(other),
    };

    internal sealed record Group(object?[] Keys, List<Row> Rows);
}
