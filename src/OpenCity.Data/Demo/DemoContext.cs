using OpenCity.Data.Providers;

namespace OpenCity.Data.Demo;

/// <summary>The row that is being made.</summary>
internal sealed class DemoContext
{
    /// <summary>Number of the row in the whole type, from 1.</summary>
    internal int Number { get; set; }

    /// <summary>Number of the group (the record that rows are made for), from 0.</summary>
    internal int Group { get; set; }

    /// <summary>Number of the row in its group, from 1.</summary>
    internal int NumberInGroup { get; set; }

    /// <summary>The row's time by the city's clocks; midnight where the rows have no times.</summary>
    internal DateTime Local { get; set; }

    /// <summary>The record that rows are made for, or null.</summary>
    internal DemoRecord? Record { get; set; }

    /// <summary>Numbers of the fields made so far, by place of the field; null where there is none.</summary>
    internal double?[] Numbers { get; set; } = [];

    /// <summary>Whether a field made so far has a value.</summary>
    internal bool[] Present { get; set; } = [];
}

/// <summary>A record that others refer to: its key, and its cells as they were read.</summary>
/// <param name="Key">The key's values.</param>
/// <param name="Cells">All cells of the table.</param>
internal sealed record DemoRecord(SqlValue[] Key, SqlValue[] Cells);
