namespace OpenCity.Domain.Model;

/// <summary>How records are grouped by a field.</summary>
public enum GroupingKind
{
    /// <summary>By equal values.</summary>
    Value,

    /// <summary>By the text in one language.</summary>
    Text,

    /// <summary>By the hour, day, week, month or year of an instant.</summary>
    Instant,

    /// <summary>By the day, week, month or year of a day.</summary>
    Day,

    /// <summary>By the record referred to.</summary>
    Record,
}

/// <summary>Which fields records are grouped by.</summary>
public static class Grouping
{
    /// <summary>How records are grouped by a field; null where they are not: numbers with decimals, places, lists.</summary>
    public static GroupingKind? Of(RecordField field) => field switch
    {
        IToOneField => GroupingKind.Record,
        ValueField { IsLocalized: true } => GroupingKind.Text,
        ValueField { Kind: ValueKind.Float or ValueKind.GeoPoint } => null,
        ValueField { Kind: ValueKind.DateTime } => GroupingKind.Instant,
        ValueField { Kind: ValueKind.LocalDate } => GroupingKind.Day,
        ValueField => GroupingKind.Value,
        _ => null,
    };
}
