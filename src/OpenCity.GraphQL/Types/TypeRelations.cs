namespace OpenCity.GraphQL.Types;

/// <summary>Whether two types are the same, or one may stand where the other is expected.</summary>
public static class TypeRelations
{
    /// <summary>Whether both are the same named type under the same wrappers.</summary>
    public static bool AreSame(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType left, NonNullType right) => AreSame(left.OfType, right.OfType),
        (ListType left, ListType right) => AreSame(left.OfType, right.OfType),
        _ => ReferenceEquals(a, b),
    };

    /// <summary>Whether a field of <paramref name="type"/> fulfils an interface's field of <paramref name="expected"/>.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#IsValidImplementationFieldType()</remarks>
    public static bool IsValidImplementationFieldType(GraphQLType type, GraphQLType expected)
    {
        if (type is NonNullType nonNull)
        {
            return IsValidImplementationFieldType(nonNull.OfType, expected.NullableType);
        }

        if (type is ListType list && expected is ListType expectedList)
        {
            return IsValidImplementationFieldType(list.OfType, expectedList.OfType);
        }

        return IsSubType(type, expected);
    }

    /// <summary>https://spec.graphql.org/September2025/#IsSubType()</summary>
    public static bool IsSubType(GraphQLType possibleSubType, GraphQLType superType) =>
        ReferenceEquals(possibleSubType, superType)
        || (possibleSubType is ObjectType member && superType is UnionType union && union.MemberTypes.Contains(member))
        || (possibleSubType is FieldsType type && superType is InterfaceType parent && type.Interfaces.Contains(parent));
}
