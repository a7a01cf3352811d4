using OpenCity.Data.Model;

namespace OpenCity.Data.Sql;

/// <summary>A column that records are grouped by, or the time bucket that its value lies in.</summary>
/// <param name="Column">The column, of the table or of one that its references lead to.</param>
/// <param name="Bucket">The bucket; null where the value itself is the key.</param>
public sealed record GroupKey(ColumnPath Column, TimeBucket? Bucket = null)
{
    /// <summary>How the key is kept.</summary>
    public ColumnKind Kind => Bucket switch
    {
        null => Column.Column.Kind,
        TimeBucket.Hour => ColumnKind.Instant,
        _ => ColumnKind.Date,
    };

    internal string Expression(SqlDialect dialect, TableAliases aliases, ZoneOffsets zone)
    {
        var column = aliases.Column(Column, dialect);
        return Bucket is { } bucket ? dialect.Bucket(column, Column.Column.Kind, bucket, zone) : column;
    }
}
