namespace OpenCity.Domain.Naming;

/// <summary>Names of what the public schema adds to a record type, by convention alone.</summary>
internal static class PublicNames
{
    internal const string Node = "Node";
    internal const string Record = "Record";
    internal const string PageInfo = "PageInfo";
    internal const string SortEnum = "SortEnumType";
    internal const string TimeBucket = "TimeBucket";
    internal const string DayBucket = "DayBucket";
    internal const string CountRelation = "CountRelation";
    internal const string LocalizedTextFilter = "LocalizedTextFilterInput";
    internal const string PlaceFilter = "GeoPointFilterInput";
    internal const string PlaceNear = "GeoNearInput";
    internal const string PlaceBox = "GeoBoxInput";
    internal const string LocalizedTextSort = "LocalizedTextSortInput";

    /// <summary>End of the names of all inputs that hold operators of a scalar or enum.</summary>
    internal const string OperationsSuffix = "OperationFilterInput";

    /// <summary>Beginning of the names of the inputs that ask about the records of a list.</summary>
    internal const string ListFilterStart = "ListFilterInputTypeOf";

    /// <summary>Root fields that are no record type's and not in query.graphql.</summary>
    internal static readonly string[] RootFields = ["node", "nodes"];

    /// <summary>Types of aggregates that the platform adds once.</summary>
    internal static readonly string[] Aggregates =
    [
        TimeBucket, DayBucket,
        .. ((string[])["DateTime", "Float", "Int", "LocalDate", "Long"])
            .SelectMany(kind => (string[])[Aggregate(kind), AggregateHaving(kind), AggregateSort(kind)]),
    ];

    /// <summary>Types that the platform adds once.</summary>
    internal static readonly string[] Platform = [Node, Record, PageInfo, SortEnum, CountRelation, LocalizedTextFilter, LocalizedTextSort, PlaceFilter, PlaceNear, PlaceBox, .. Aggregates];

    /// <summary>Whether inputs of operators, narrowed ones included, may have the name.</summary>
    internal static bool IsOfOperators(string name) =>
        name.EndsWith(OperationsSuffix, StringComparison.Ordinal)
        || name.StartsWith(ListFilterStart, StringComparison.Ordinal)
        || (name.StartsWith("LocalizedText", StringComparison.Ordinal) && name.EndsWith("FilterInput", StringComparison.Ordinal));

    internal static string Connection(string plural) => Words.UpperCamel(plural) + "Connection";

    internal static string Edge(string plural) => Words.UpperCamel(plural) + "Edge";

    internal static string Filter(string type) => type + "FilterInput";

    internal static string ListFilter(string type) => ListFilterStart + Filter(type);

    internal static string Sort(string type) => type + "SortInput";

    internal static string Aggregate(string type) => type + "Aggregate";

    internal static string AggregateHaving(string type) => type + "AggregateHavingInput";

    internal static string AggregateSort(string type) => type + "AggregateSortInput";

    internal static string Group(string type) => type + "Group";

    internal static string GroupKey(string type) => type + "GroupKey";

    internal static string GroupBy(string type) => type + "GroupByInput";

    internal static string GroupSort(string type) => type + "GroupSortInput";

    internal static string Having(string type) => type + "HavingInput";

    internal static string Function(Model.AggregateFunction function) => Words.LowerCamel(function.ToString());
}
