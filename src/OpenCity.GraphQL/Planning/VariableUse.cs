using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Planning;

/// <summary>Whether values have variables in them. The parser bounds the depth of values.</summary>
internal static class VariableUse
{
    internal static bool IsIn(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (IsIn(argument.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(Value value) => value switch
    {
        Variable => true,
        ListValue list => list.Values.Any(IsIn),
        ObjectValue fields => fields.Fields.Any(field => IsIn(field.Value)),
        _ => false,
    };
}
