using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>
/// Makes a total order of a coerced <c>order</c>: its terms as they stand, then the key's columns that are not among them, in the
/// direction of the last term. Without <c>order</c> the newest come first, by the field marked <c>@time</c>, else the records are in
/// the order of their keys.
/// </summary>
/// <remarks>
/// The tie-breaker follows the last term because then one plain index over (column, key) serves both directions and the row after a
/// cursor is found by one comparison of rows (docs/decisions/0004-keyset-paging.md).
/// </remarks>
public static class OrderCompiler
{
    /// <summary>Greatest number of columns that an order may name.</summary>
    public const int MaxTerms = 16;

    /// <summary>The order; <paramref name="order"/> is a list of sort inputs, or null.</summary>
    /// <exception cref="QueryException">The order names too many columns.</exception>
    public static RecordOrder Compile(TablePath table, object?[]? order)
    {
        ArgumentNullException.ThrowIfNull(table);
        var terms = new List<OrderTerm>();
        foreach (var item in order ?? [])
        {
            Add(terms, table, (InputObject)item!, 0);
            if (terms.Count > MaxTerms)
            {
                throw new QueryException(
                    ErrorCodes.OrderLimitExceeded, $"\"order\" names more than {MaxTerms} fields. Order by fewer.");
            }
        }

        if (terms.Count == 0 && table.Table.Type.Time is { } time)
        {
            Add(terms, table.Column(table.Table.ByField[time][0]), true);
        }

        var isDescending = terms.Count > 0 && terms[^1].IsDescending;
        foreach (var column in table.Table.Key)
        {
            Add(terms, table.Column(column), isDescending);
        }

        return new RecordOrder(table.Table.Type, [.. terms]);
    }

    private static void Add(List<OrderTerm> terms, TablePath table, InputObject sort, int depth)
    {
        if (depth > FilterCompiler.MaxDepth)
        {
            throw new QueryException(
                ErrorCodes.OrderLimitExceeded, $"\"order\" is nested deeper than {FilterCompiler.MaxDepth}.");
        }

        foreach (var (name, value) in sort.Entries)
        {
            if (value is null)
            {
                // A direction that is null asks for none, as a variable that was left empty does.
                continue;
            }

            switch (name)
            {
                case "id":
                    foreach (var column in table.Table.Key)
                    {
                        Add(terms, table.Column(column), IsDescending(value));
                    }

                    break;
                case "recordedAt":
                    Add(terms, table.Column(table.Table.RecordedAt), IsDescending(value));
                    break;
                case "quality":
                    Add(terms, table.Column(table.Table.Quality), IsDescending(value));
                    break;
                case "provenance":
                    Add(terms, table.Column(table.Table.Provenance), IsDescending(value));
                    break;
                default:
                    AddField(terms, table, table.Table.Type.FieldsByName[name], value, depth);
                    break;
            }
        }
    }

    private static void AddField(List<OrderTerm> terms, TablePath table, RecordField field, object value, int depth)
    {
        switch (field)
        {
            case IToOneField toOne:
                Add(terms, table.Follow(toOne), (InputObject)value, depth + 1);
                break;
            case ValueField { IsLocalized: true } text:
                foreach (var (language, direction) in ((InputObject)value).Entries)
                {
                    if (direction is not null)
                    {
                        var column = table.Table.ByField[text].First(
                            part => string.Equals(part.Part, language, StringComparison.OrdinalIgnoreCase));
                        Add(terms, table.Column(column), IsDescending(direction));
                    }
                }

                break;
            case ValueField { Kind: not ValueKind.GeoPoint } single:
                Add(terms, table.Column(table.Table.ByField[single][0]), IsDescending(value));
                break;
            default:
                throw new ArgumentException($"\"{field.Coordinate}\" cannot be ordered by.", nameof(field));
        }
    }

    private static bool IsDescending(object direction) => (string)direction == "DESC";

    // A column that was named before decides nothing any more.
    private static void Add(List<OrderTerm> terms, ColumnPath column, bool isDescending)
    {
        if (!terms.Exists(term => term.Column.Equals(column)))
        {
            terms.Add(new OrderTerm(column, isDescending));
        }
    }
}
