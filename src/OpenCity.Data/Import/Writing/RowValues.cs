using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Reads stored values back as the parameters they were written with.</summary>
internal static class RowValues
{
    /// <summary>The cells of the columns, from a place on.</summary>
    internal static SqlValue[] Read(RowReader row, int first, IReadOnlyList<RecordColumn> columns)
    {
        var values = new SqlValue[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row.IsNull(first + i) ? default : columns[i].Kind switch
            {
                ColumnKind.Text or ColumnKind.Date => SqlValue.Of(row.GetString(first + i)),
                ColumnKind.Double => SqlValue.Of(row.GetDouble(first + i)),
                _ => SqlValue.Of(row.GetInt64(first + i)),
            };
        }

        return values;
    }
}
