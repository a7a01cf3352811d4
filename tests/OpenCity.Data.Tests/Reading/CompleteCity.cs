using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Tests.Reading;

/// <summary>
/// The repository's own SDL with two records of every type: one with a value in every field, and one without any that may be missing.
/// All references lead to the first of their types.
/// </summary>
public abstract class CompleteCity : CityFixture
{
    /// <summary>Every text of the first records; it begins, goes on and ends with what patterns use.</summary>
    public const string Text = "a%_['나c";

    private protected CompleteCity(TestProvider provider)
        : base(provider, (city, session) => ((CompleteCity)city).FillAll(session))
    {
    }

    /// <summary>Id of the first record of a type.</summary>
    public static string IdOf(RecordType type) => RecordId.Format(type, [.. type.KeyParts.Select(Part)]);

    private static object Part(ValueField field) => field.Kind switch
    {
        ValueKind.Int => 5,
        ValueKind.Long => 5L,
        ValueKind.LocalDate => new DateOnly(2019, 7, 7),
        ValueKind.DateTime => new DateTimeOffset(2019, 7, 6, 15, 0, 0, TimeSpan.Zero),
        ValueKind.Enum => field.Enum!.Values[0].Name,
        _ => Text,
    };

    private void FillAll(WriteSession session)
    {
        foreach (var table in CityTables.Of(City).Tables)
        {
            Insert(session, table.Name, [.. table.Columns.Select(column => (column.Name, (object?)Value(column)))]);
            Insert(session, table.Name, [.. table.Columns.Where(column => !column.IsNullable)
                .Select(column => (column.Name, (object?)(table.Key.Contains(column) && column.TargetColumn is null ? Other(column) : Value(column))))]);
        }
    }

    private static object Value(RecordColumn column) => column switch
    {
        { TargetColumn: { } target } => Value(target),
        { Name: "quality" } => "OK",
        { Name: "provenance" } => "SOURCE",
        { Field: ValueField { Enum: { } type } } => type.Values[0].Name,
        { Part: "lat" } => 37.5,
        { Part: "lon" } => 127.25,
        _ => column.Kind switch
        {
            ColumnKind.Text => Text,
            ColumnKind.Double => 5.5,
            ColumnKind.Date => "2019-07-07",
            ColumnKind.Instant => 1_562_425_200_000_000L,
            ColumnKind.Boolean => 1L,
            _ => 5L,
        },
    };

    private static object Other(RecordColumn column) => column.Kind switch
    {
        ColumnKind.Text => "other",
        ColumnKind.Double => 9.5,
        ColumnKind.Date => "2019-07-09",
        ColumnKind.Instant => 1_562_598_000_000_000L,
        _ => 9L,
    };
}

public sealed class CompleteSqliteCity() : CompleteCity(TestProvider.Sqlite);

public sealed class CompletePostgreSqlCity() : CompleteCity(TestProvider.PostgreSql);
