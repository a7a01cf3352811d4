using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>The points that a request costs before it is run.</summary>
/// <param name="FieldCost">For fields and the values of their arguments.</param>
/// <param name="TypeCost">For the objects that they may bring.</param>
internal readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    // What sums to more is as good as endless, and must still be a number of JSON.
    internal const double Most = 1e15;

    internal double Total => Rounded(FieldCost + TypeCost);

    /// <summary>Both sums to a thousandth of a point, so that sums of tenths are what they seem.</summary>
    internal OperationCost Rounded() => new(Rounded(FieldCost), Rounded(TypeCost));

    private static double Rounded(double points) => Math.Round(Math.Min(points, Most), 3);
}

/// <summary>Prices a plan for the variables of a request: the tree of what is written is also the function of the cost.</summary>
internal sealed class PlanPrice(PriceList prices, PlanArguments arguments)
{
    private double _fieldCost;
    private double _typeCost;

    internal static OperationCost Of(Plan plan, PriceList prices, PlanArguments arguments)
    {
        var price = new PlanPrice(prices, arguments);
        price.Add(plan.Root, 1, null, 0);
        return new OperationCost(price._fieldCost, price._typeCost).Rounded();
    }

    // The recursion is that of the selection, which validation bounds; each node of the plan is visited once.
    private void Add(ObjectOutput output, double parents, ListSize? sized, double size)
    {
        if (sized is null)
        {
            var sum = output.Sum ??= PlannedSum.Of(output, prices);
            _fieldCost += parents * sum.FieldCost;
            _typeCost += parents * sum.TypeCost;
            foreach (var field in sum.Others)
            {
                Add(field, field.Price!, parents, null);
            }

            return;
        }

        foreach (var field in output.Fields)
        {
            if (field.Price is { } price)
            {
                Add(field, price, parents, sized.SizedFields.Contains(price.Definition.Name) ? size : null);
            }
        }
    }

    private void Add(FieldWrite field, PlannedPrice price, double parents, double? sizedBy)
    {
        var own = prices.Of(price.Definition);
        var given = price.Arguments is { } site ? arguments.Find(site) : ArgumentValues.None;
        if (given is null)
        {
            // The arguments do not fit: the field is an error and brings nothing.
            return;
        }

        _fieldCost += parents * (own.Weight + prices.Of(price.Definition, given));
        var size = own.Size?.For(given) ?? 1;
        var isList = own.Size is { SizedFields.Length: 0 };
        var children = Math.Min(parents * (sizedBy ?? (isList ? size : 1)), OperationCost.Most);
        _typeCost += children * own.TypeWeight;
        Add(field.Value, children, isList ? null : own.Size, size);
    }

    private void Add(ValueWrite value, double parents, ListSize? sized, double size)
    {
        switch (value)
        {
            case SameWrite same:
                Add(same.Object, parents, sized, size);
                break;
            case RootWrite root:
                Add(root.Value, parents, sized, size);
                break;
            case OneWrite one:
                Add(one.Object, parents, sized, size);
                break;
            case ManyWrite many:
                Add(many.Object, parents, sized, size);
                break;
            case AbstractWrite some:
                Add(some.Object, parents, sized, size);
                break;
            case ItemsWrite items:
                Add(items.Item, parents, sized, size);
                break;

            // Which types come is not known before: every one counts, and each has its own statements.
            case TypedWrite typed:
                foreach (var possible in typed.Possible.Values)
                {
                    Add(possible, parents, sized, size);
                }

                break;
        }
    }
}
