using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>The arguments of a plan's fields for the variables of one request, each coerced once.</summary>
internal sealed class PlanArguments(Plan plan, VariableValues variables)
{
    private readonly ArgumentValues?[] _values = new ArgumentValues?[plan.ArgumentSites.Length];

    /// <summary>The arguments of a field.</summary>
    /// <exception cref="ExecutionErrorException">A value does not fit.</exception>
    internal ArgumentValues Get(ArgumentSite site) => _values[site.Index] ??= site.Coerce(variables);

    /// <summary>The arguments of a field; null where a value does not fit.</summary>
    internal ArgumentValues? Find(ArgumentSite site)
    {
        try
        {
            return Get(site);
        }
        catch (ExecutionErrorException)
        {
            return null;
        }
    }
}
