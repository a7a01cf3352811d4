using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Demo;

/// <summary>Makes the rows of a demo, group by group, oldest time first.</summary>
internal sealed class DemoRows
{
    private readonly DemoPlan _plan;
    private readonly ImmutableArray<int> _keySlots;
    private readonly int _timeSlot;

    internal DemoRows(DemoPlan plan)
    {
        _plan = plan;
        var filled = plan.Fields.Select(field => field.Target).ToHashSet();
        filled.UnionWith(plan.Each is null ? [] : plan.Table.ByField[plan.Each]);
        filled.UnionWith(plan.Times is null ? [] : plan.Table.ByField[plan.Times.Field]);
        Slots = [.. plan.Table.Columns.Where(filled.Contains)];
        _keySlots = plan.Each is null ? [] : [.. plan.Table.ByField[plan.Each].Select(column => Slots.IndexOf(column))];
        _timeSlot = plan.Times is null ? -1 : Slots.IndexOf(plan.Table.ByField[plan.Times.Field][0]);
    }

    /// <summary>The columns that are filled, in the table's order.</summary>
    internal ImmutableArray<RecordColumn> Slots { get; }

    /// <summary>All rows; the array is the same one every time.</summary>
    internal IEnumerable<SqlValue[]> Make(IReadOnlyList<DemoRecord> records)
    {
        var values = new SqlValue[Slots.Length];
        var row = new DemoContext { Numbers = new double?[_plan.Fields.Length], Present = new bool[_plan.Fields.Length] };
        ImmutableArray<int> fieldSlots = [.. _plan.Fields.Select(field => Slots.IndexOf(field.Target))];
        for (var group = 0; group < (_plan.Each is null ? 1 : records.Count); group++)
        {
            row.Group = group;
            row.Record = _plan.Each is null ? null : records[group];
            for (var i = 0; i < _keySlots.Length; i++)
            {
                values[_keySlots[i]] = row.Record!.Key[i];
            }

            SplitMix[] gaps = [.. _plan.Fields.Select(field => SplitMix.For(_plan.Seed, group, field.Name + "?"))];
            DemoValue[] makers =
                [.. _plan.Fields.Select(field => field.Make(SplitMix.For(_plan.Seed, group, field.Name)))];
            for (var i = 0; i < _plan.Count; i++)
            {
                row.Number++;
                row.NumberInGroup = i + 1;
                PutTime(row, values, i);
                for (var field = 0; field < makers.Length; field++)
                {
                    values[fieldSlots[field]] = Value(row, field, makers[field], gaps[field]);
                }

                yield return values;
            }
        }
    }

    private void PutTime(DemoContext row, SqlValue[] values, int i)
    {
        if (_plan.Times is not { } times)
        {
            return;
        }

        var instant = times.End - (times.Every * (_plan.Count - 1 - i));
        row.Local = instant.DateTime;
        values[_timeSlot] = times.Field.Kind == ValueKind.DateTime
            ? StoredValues.Of(instant)
            : StoredValues.Of(DateOnly.FromDateTime(instant.DateTime));
    }

    // The maker runs also where the value is left out, so that its walk goes on.
    private SqlValue Value(DemoContext row, int place, DemoValue maker, SplitMix gaps)
    {
        var field = _plan.Fields[place];
        var number = maker.Number(row);
        var rounded = number is { } made && field.Decimals is { } decimals
            ? Math.Round(made, decimals, MidpointRounding.ToEven) : number;
        var text = rounded is { } shown ? shown.ToString("R", CultureInfo.InvariantCulture) : maker.Text(row);
        var isLeftOut = field.Missing > 0 && gaps.Unit() < field.Missing;
        row.Present[place] = text is not null && !isLeftOut && (field.When < 0 || row.Present[field.When]);
        row.Numbers[place] = row.Present[place] ? rounded : null;
        if (!row.Present[place])
        {
            return field.Target.IsNullable ? default
                : throw new ImportException($"The demo \"{_plan.File}\" made no value for \"{field.Name}\", which is never null.");
        }

        return field.Parser.Parse(text!, out var value) is { } reason
            ? throw new ImportException($"The demo \"{_plan.File}\" made \"{text}\" for \"{field.Name}\": {reason.Code()}. Narrow \"min\" and \"max\", or shorten the text.")
            : value;
    }
}
