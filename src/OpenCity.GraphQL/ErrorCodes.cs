// Over 300 lines: every code of the project stands in this one list.
namespace OpenCity.GraphQL;

/// <summary>Every value of <c>extensions.code</c>, by area; <c>docs/errors.md</c> explains each.</summary>
public static class ErrorCodes
{
    // Language

    /// <summary>The document is not well-formed GraphQL.</summary>
    public const string SyntaxError = "SYNTAX_ERROR";

    /// <summary>A production is nested deeper than the limit.</summary>
    public const string NestingLimitExceeded = "NESTING_LIMIT_EXCEEDED";

    /// <summary>The document has more tokens than the limit.</summary>
    public const string TokenLimitExceeded = "TOKEN_LIMIT_EXCEEDED";

    // Validation

    /// <summary>The document holds a type system definition, which cannot be executed.</summary>
    public const string DefinitionNotExecutable = "DEFINITION_NOT_EXECUTABLE";

    /// <summary>The schema has no operations of the type.</summary>
    public const string OperationTypeNotSupported = "OPERATION_TYPE_NOT_SUPPORTED";

    /// <summary>Several operations have one name.</summary>
    public const string DuplicateOperationName = "DUPLICATE_OPERATION_NAME";

    /// <summary>An operation without a name is not the only one.</summary>
    public const string AnonymousOperationNotAlone = "ANONYMOUS_OPERATION_NOT_ALONE";

    /// <summary>A subscription selects none or several fields at its root.</summary>
    public const string SubscriptionRootFieldNotSingle = "SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE";

    /// <summary><c>@skip</c> or <c>@include</c> stands at the root of a subscription.</summary>
    public const string SubscriptionRootCondition = "SUBSCRIPTION_ROOT_CONDITION";

    /// <summary>The root field of a subscription is an introspection field.</summary>
    public const string SubscriptionOfIntrospection = "SUBSCRIPTION_OF_INTROSPECTION";

    /// <summary>A type has no field of the name.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>Two fields with one response name cannot be merged.</summary>
    public const string FieldsConflict = "FIELDS_CONFLICT";

    /// <summary>Merging the fields of the document takes more steps than the limit.</summary>
    public const string MergeComparisonLimitExceeded = "MERGE_COMPARISON_LIMIT_EXCEEDED";

    /// <summary>A scalar or enum field has a selection.</summary>
    public const string SelectionNotAllowed = "SELECTION_NOT_ALLOWED";

    /// <summary>An object, interface or union field has no selection.</summary>
    public const string SelectionRequired = "SELECTION_REQUIRED";

    /// <summary>A field or directive has no argument of the name.</summary>
    public const string UnknownArgument = "UNKNOWN_ARGUMENT";

    /// <summary>An argument is given several times.</summary>
    public const string DuplicateArgument = "DUPLICATE_ARGUMENT";

    /// <summary>An argument that must be given is missing.</summary>
    public const string RequiredArgumentMissing = "REQUIRED_ARGUMENT_MISSING";

    /// <summary>Several fragments have one name.</summary>
    public const string DuplicateFragmentName = "DUPLICATE_FRAGMENT_NAME";

    /// <summary>The schema has no type of the name.</summary>
    public const string UnknownType = "UNKNOWN_TYPE";

    /// <summary>A fragment is on a type that has no fields.</summary>
    public const string FragmentTypeNotComposite = "FRAGMENT_TYPE_NOT_COMPOSITE";

    /// <summary>No operation uses the fragment.</summary>
    public const string UnusedFragment = "UNUSED_FRAGMENT";

    /// <summary>The document has no fragment of the name.</summary>
    public const string UnknownFragment = "UNKNOWN_FRAGMENT";

    /// <summary>A fragment spreads itself, directly or through others.</summary>
    public const string FragmentCycle = "FRAGMENT_CYCLE";

    /// <summary>An operation unfolds to more fragment spreads than the limit.</summary>
    public const string FragmentVisitLimitExceeded = "FRAGMENT_VISIT_LIMIT_EXCEEDED";

    /// <summary>A fragment stands where no object can be of its type.</summary>
    public const string ImpossibleFragmentSpread = "IMPOSSIBLE_FRAGMENT_SPREAD";

    /// <summary>A literal does not fit the type expected in its place.</summary>
    public const string InvalidValue = "INVALID_VALUE";

    /// <summary>Of a OneOf input object not exactly one field is given, or it is null.</summary>
    public const string OneInputFieldRequired = "ONE_INPUT_FIELD_REQUIRED";

    /// <summary>An input object has no field of the name.</summary>
    public const string UnknownInputField = "UNKNOWN_INPUT_FIELD";

    /// <summary>A field of an input object is given several times.</summary>
    public const string DuplicateInputField = "DUPLICATE_INPUT_FIELD";

    /// <summary>A field of an input object that must be given is missing.</summary>
    public const string RequiredInputFieldMissing = "REQUIRED_INPUT_FIELD_MISSING";

    /// <summary>The schema has no directive of the name.</summary>
    public const string UnknownDirective = "UNKNOWN_DIRECTIVE";

    /// <summary>A directive stands where it may not.</summary>
    public const string MisplacedDirective = "MISPLACED_DIRECTIVE";

    /// <summary>A directive that is not repeatable stands several times in a place.</summary>
    public const string DuplicateDirective = "DUPLICATE_DIRECTIVE";

    /// <summary>An operation defines several variables of one name.</summary>
    public const string DuplicateVariable = "DUPLICATE_VARIABLE";

    /// <summary>A variable is of an object, interface or union type.</summary>
    public const string VariableTypeNotInput = "VARIABLE_TYPE_NOT_INPUT";

    /// <summary>A variable is used that the operation does not define.</summary>
    public const string UndefinedVariable = "UNDEFINED_VARIABLE";

    /// <summary>A variable is defined and not used.</summary>
    public const string UnusedVariable = "UNUSED_VARIABLE";

    /// <summary>A variable is used where its type does not fit.</summary>
    public const string VariableTypeMismatch = "VARIABLE_TYPE_MISMATCH";

    /// <summary>A variable that may be null is used for a field of a OneOf input object.</summary>
    public const string OneOfVariableNullable = "ONE_OF_VARIABLE_NULLABLE";

    /// <summary>An introspection goes through more lists than the limit.</summary>
    public const string IntrospectionListLimitExceeded = "INTROSPECTION_LIST_LIMIT_EXCEEDED";

    /// <summary>An introspection goes deeper than the limit.</summary>
    public const string IntrospectionDepthExceeded = "INTROSPECTION_DEPTH_EXCEEDED";

    // Variables

    /// <summary>A variable's value does not fit its type, or a required one is missing.</summary>
    public const string InvalidVariable = "INVALID_VARIABLE";

    // Execution

    /// <summary>The operation to run cannot be told: no such name, or several without a name given.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>A subscription was sent where there can be one response only.</summary>
    public const string SubscriptionNeedsStream = "SUBSCRIPTION_NEEDS_STREAM";

    /// <summary>A mutation was sent in a way that may only read.</summary>
    public const string MutationNeedsPost = "MUTATION_NEEDS_POST";

    /// <summary>A field of a non-null type had no value.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>What the server has for a field is not of the field's type.</summary>
    public const string InvalidResult = "INVALID_RESULT";

    /// <summary>A hand-written field or a loader answered fewer or more values than it was asked for.</summary>
    public const string BatchSizeMismatch = "BATCH_SIZE_MISMATCH";

    /// <summary>An argument's value, with the variables filled in, does not fit its type.</summary>
    public const string InvalidArgument = "INVALID_ARGUMENT";

    /// <summary>A fault of the server; the log tells more.</summary>
    public const string UnexpectedError = "UNEXPECTED_ERROR";

    /// <summary>The request took longer than its time limit.</summary>
    public const string TimeLimitExceeded = "TIME_LIMIT_EXCEEDED";

    /// <summary>A statement in the database took longer than its time limit.</summary>
    public const string StatementTimeLimitExceeded = "STATEMENT_TIME_LIMIT_EXCEEDED";

    // Data

    /// <summary>A filter operator that needs a value has null.</summary>
    public const string InvalidFilter = "INVALID_FILTER";

    /// <summary>"by" of groups names nothing, a field twice, or one not to group by.</summary>
    public const string InvalidGrouping = "INVALID_GROUPING";

    /// <summary>A sum is beyond the range of its numbers.</summary>
    public const string AggregateOverflow = "AGGREGATE_OVERFLOW";

    /// <summary>A cursor is none, was changed, or belongs to another list or order.</summary>
    public const string InvalidCursor = "INVALID_CURSOR";

    /// <summary>A filter has more comparisons, levels or relations than the limit.</summary>
    public const string FilterLimitExceeded = "FILTER_LIMIT_EXCEEDED";

    /// <summary>A filter of many records has nothing that an index finds.</summary>
    public const string FilterNeedsIndex = "FILTER_NEEDS_INDEX";

    /// <summary>A filter of places names none: a latitude, longitude or distance that there is not.</summary>
    public const string InvalidPlace = "INVALID_PLACE";

    /// <summary>"near" reaches farther than the limit.</summary>
    public const string RadiusLimitExceeded = "RADIUS_LIMIT_EXCEEDED";

    /// <summary>An order names more fields, levels or relations than the limit.</summary>
    public const string OrderLimitExceeded = "ORDER_LIMIT_EXCEEDED";

    /// <summary>"first" is below 1.</summary>
    public const string InvalidPageSize = "INVALID_PAGE_SIZE";

    /// <summary>Both <c>first</c> and <c>last</c> are given.</summary>
    public const string PageDirectionAmbiguous = "PAGE_DIRECTION_AMBIGUOUS";

    /// <summary>A text that is not an id of a record here.</summary>
    public const string InvalidId = "INVALID_ID";

    /// <summary>A look-up was given no argument, or more than one.</summary>
    public const string OneArgumentRequired = "ONE_ARGUMENT_REQUIRED";

    /// <summary>The database does not answer; the log tells more.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    // Limits

    /// <summary>"first" is above the limit.</summary>
    public const string PageSizeLimitExceeded = "PAGE_SIZE_LIMIT_EXCEEDED";

    /// <summary>"first" of groups is above the limit.</summary>
    public const string GroupLimitExceeded = "GROUP_LIMIT_EXCEEDED";

    /// <summary>More ids were given at once than the limit.</summary>
    public const string NodeIdLimitExceeded = "NODE_ID_LIMIT_EXCEEDED";

    /// <summary>A variable's value is nested deeper than the limit.</summary>
    public const string VariableDepthLimitExceeded = "VARIABLE_DEPTH_LIMIT_EXCEEDED";

    /// <summary>A variable's value has a list with more items than the limit.</summary>
    public const string VariableListLimitExceeded = "VARIABLE_LIST_LIMIT_EXCEEDED";

    /// <summary>The selection is nested deeper than the limit.</summary>
    public const string DepthLimitExceeded = "DEPTH_LIMIT_EXCEEDED";

    /// <summary>The operation has more aliases than the limit, fragments counted where they are used.</summary>
    public const string AliasLimitExceeded = "ALIAS_LIMIT_EXCEEDED";

    /// <summary>A selection set has more fields than the limit.</summary>
    public const string SelectionSetLimitExceeded = "SELECTION_SET_LIMIT_EXCEEDED";

    /// <summary>More directives stand in one place than the limit.</summary>
    public const string DirectivesInPlaceLimitExceeded = "DIRECTIVES_IN_PLACE_LIMIT_EXCEEDED";

    /// <summary>The document has more directives than the limit.</summary>
    public const string DirectiveLimitExceeded = "DIRECTIVE_LIMIT_EXCEEDED";

    /// <summary>The operation selects more fields than the limit, fragments counted where they are used.</summary>
    public const string FieldLimitExceeded = "FIELD_LIMIT_EXCEEDED";

    /// <summary>The answer would have more records than the limit.</summary>
    public const string NodeLimitExceeded = "NODE_LIMIT_EXCEEDED";

    /// <summary>The request costs more points than the limit.</summary>
    public const string CostLimitExceeded = "COST_LIMIT_EXCEEDED";

    /// <summary>The answer would have more bytes than the limit.</summary>
    public const string ResponseLimitExceeded = "RESPONSE_LIMIT_EXCEEDED";

    /// <summary>The body of the request is larger than the limit.</summary>
    public const string BodyLimitExceeded = "BODY_LIMIT_EXCEEDED";

    /// <summary>The text of the document is longer than the limit.</summary>
    public const string DocumentLimitExceeded = "DOCUMENT_LIMIT_EXCEEDED";

    /// <summary>A list holds more requests than the limit.</summary>
    public const string BatchLimitExceeded = "BATCH_LIMIT_EXCEEDED";

    /// <summary>The client's address has more sockets and event streams open than the limit.</summary>
    public const string AddressConnectionLimitExceeded = "ADDRESS_CONNECTION_LIMIT_EXCEEDED";

    /// <summary>More sockets and event streams are open than the limit of the server.</summary>
    public const string ConnectionLimitExceeded = "CONNECTION_LIMIT_EXCEEDED";

    /// <summary>A socket runs more operations at once than the limit.</summary>
    public const string SocketOperationLimitExceeded = "SOCKET_OPERATION_LIMIT_EXCEEDED";

    /// <summary>A message of a socket is larger than the limit.</summary>
    public const string SocketMessageLimitExceeded = "SOCKET_MESSAGE_LIMIT_EXCEEDED";

    /// <summary>A socket sends more messages within a second than the limit.</summary>
    public const string SocketRateLimitExceeded = "SOCKET_RATE_LIMIT_EXCEEDED";

    /// <summary>A socket's client does not read what is sent.</summary>
    public const string SocketQueueLimitExceeded = "SOCKET_QUEUE_LIMIT_EXCEEDED";

    /// <summary>A socket did not begin with <c>connection_init</c> in time.</summary>
    public const string SocketInitTimeout = "SOCKET_INIT_TIMEOUT";

    /// <summary>A socket's client did not answer a ping in time.</summary>
    public const string SocketPingTimeout = "SOCKET_PING_TIMEOUT";

    /// <summary>A socket had no operation for a long time.</summary>
    public const string SocketIdleTimeout = "SOCKET_IDLE_TIMEOUT";

    // Transport

    /// <summary>The request is not well-formed HTTP.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    /// <summary>The body or a parameter is not JSON, or not Unicode.</summary>
    public const string InvalidJson = "INVALID_JSON";

    /// <summary>A parameter of the request is of the wrong kind, or given twice.</summary>
    public const string InvalidParameter = "INVALID_PARAMETER";

    /// <summary>The request has no document.</summary>
    public const string QueryMissing = "QUERY_MISSING";

    /// <summary>The body is a list of requests, which is not answered.</summary>
    public const string BatchingOff = "BATCHING_OFF";

    /// <summary>No document is known by the hash; the client is to send it.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Documents are not kept by their hash.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>A hash is not that of the document beside it.</summary>
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>No document has the id.</summary>
    public const string UnknownDocument = "UNKNOWN_DOCUMENT";

    /// <summary>The document is not one of those that the operator vouches for, and no other is answered.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>None of the media types that the client accepts is given out.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>The body is of a media type or an encoding that is not read.</summary>
    public const string MediaTypeNotSupported = "MEDIA_TYPE_NOT_SUPPORTED";

    /// <summary>The address does not answer this method.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>There is nothing at the address.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The server is starting and does not answer yet.</summary>
    public const string NotReady = "NOT_READY";

    /// <summary>The server answers as many requests as it may at once.</summary>
    public const string ServerBusy = "SERVER_BUSY";
}
