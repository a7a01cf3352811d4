using OpenCity.GraphQL.Language;
using static OpenCity.GraphQL.Validation.ErrorWords;

namespace OpenCity.GraphQL.Validation;

/// <summary>The errors of limits.</summary>
internal static partial class ValidationErrors
{
    public static void FragmentVisitLimitExceeded(ErrorList errors, OperationDefinition operation, int max) =>
        errors.Add(
            ErrorCodes.FragmentVisitLimitExceeded,
            operation,
            $"More than {max} fragment spreads unfold from {NameOf(operation)}; spread fewer fragments "
                + $"within fragments.");

    public static void FragmentsOfOperationsExceeded(ErrorList errors, OperationDefinition operation, int max) =>
        errors.Add(
            ErrorCodes.FragmentVisitLimitExceeded,
            operation,
            $"The operations up to {NameOf(operation)} reach fragments with more than {max} spreads, variables and "
                + $"root fields, counted for each operation; send several documents.");

    public static void IntrospectionListLimitExceeded(ErrorList errors, Field field, int max) =>
        errors.Add(
            ErrorCodes.IntrospectionListLimitExceeded,
            field,
            $"Introspection by \"{field.Name.Value}\" may go through {max} lists of types and fields below one another, the "
                + $"list of all types being the first; this goes through more.");

    public static void IntrospectionDepthExceeded(ErrorList errors, Field field, int max) =>
        errors.Add(
            ErrorCodes.IntrospectionDepthExceeded,
            field,
            $"Introspection by \"{field.Name.Value}\" may go {max} fields deep; this goes deeper.");

    public static void DepthLimitExceeded(ErrorList errors, OperationDefinition operation, int max) => errors.Add(
        ErrorCodes.DepthLimitExceeded,
        operation,
        $"Fields stand more than {max} deep in {NameOf(operation)}; ask for the inner ones by a second request.");

    public static void AliasLimitExceeded(ErrorList errors, OperationDefinition operation, int max) => errors.Add(
        ErrorCodes.AliasLimitExceeded,
        operation,
        $"There are more than {max} aliases in {NameOf(operation)}, fragments counted where they are used; send several requests.");

    public static void FieldLimitExceeded(ErrorList errors, OperationDefinition operation, int max) => errors.Add(
        ErrorCodes.FieldLimitExceeded,
        operation,
        $"There are more than {max} fields in {NameOf(operation)}, fragments counted where they are used; select fewer.");

    public static void SelectionSetLimitExceeded(ErrorList errors, SelectionSet set, int max) => errors.Add(
        ErrorCodes.SelectionSetLimitExceeded,
        set,
        $"This selection has more than {max} fields of its own, those of its fragments included; name each field once.");

    public static void DirectivesInPlaceLimitExceeded(ErrorList errors, Directive first, int max) => errors.Add(
        ErrorCodes.DirectivesInPlaceLimitExceeded,
        first,
        $"More than {max} directives stand in one place; leave some out.");

    public static void DirectiveLimitExceeded(ErrorList errors, Directive first, int max) => errors.Add(
        ErrorCodes.DirectiveLimitExceeded,
        first,
        $"The document has more than {max} directives; leave some out, or send several requests.");
}
