using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation.Merging;
using static OpenCity.GraphQL.Validation.ErrorWords;

namespace OpenCity.GraphQL.Validation;

/// <summary>
/// All validation errors: code, places and wording. The holes of a message are filled only where it is kept.
/// </summary>
internal static partial class ValidationErrors
{
    public static void DefinitionNotExecutable(ErrorList errors, Definition definition) => errors.Add(
        ErrorCodes.DefinitionNotExecutable,
        definition,
        $"{DescriptionOf(definition)} cannot be executed: a request holds operations and fragments only.");

    public static void OperationTypeNotSupported(ValidationContext context, OperationDefinition operation) =>
        context.Errors.Add(
            ErrorCodes.OperationTypeNotSupported,
            operation,
            $"The schema has no operations of type \"{WordOf(operation.Operation)}\"; it offers "
                + $"{OperationTypesOf(context.Schema)}.");

    public static void DuplicateOperationName(ErrorList errors, Name first, Name second) => errors.Add(
        ErrorCodes.DuplicateOperationName,
        first,
        $"Several operations are named \"{first.Value}\"; each needs a name of its own.",
        second);

    public static void AnonymousOperationNotAlone(ErrorList errors, OperationDefinition operation, int count) =>
        errors.Add(
            ErrorCodes.AnonymousOperationNotAlone,
            operation,
            $"An operation may go without a name only where it is alone, and the document has {count}; "
                + $"give it a name.");

    public static void SubscriptionRootCondition(ErrorList errors, SyntaxNode first, ReadOnlySpan<SyntaxNode> others) =>
        errors.Add(
            ErrorCodes.SubscriptionRootCondition,
            first,
            $"\"@{((Directive)first).Name.Value}\" may not stand at the root of a subscription, whose "
                + $"field must be sure beforehand.",
            others);

    public static void SubscriptionWithoutRootField(ErrorList errors, SelectionSet selectionSet) => errors.Add(
        ErrorCodes.SubscriptionRootFieldNotSingle,
        selectionSet,
        $"A subscription selects exactly one field at its root, and this one selects none.");

    public static void SubscriptionRootFieldNotSingle(
        ErrorList errors, Field field, string first, ReadOnlySpan<SyntaxNode> others) => errors.Add(
        ErrorCodes.SubscriptionRootFieldNotSingle,
        field,
        $"A subscription selects exactly one field at its root: \"{field.ResponseName}\" comes on top of \"{first}\".",
        others);

    public static void SubscriptionOfIntrospection(ErrorList errors, Field field, ReadOnlySpan<SyntaxNode> others) =>
        errors.Add(
            ErrorCodes.SubscriptionOfIntrospection,
            field,
            $"The root field of a subscription may not be the introspection field \"{field.Name.Value}\".",
            others);

    public static void UnknownField(ValidationContext context, Field field, NamedType type) => context.Errors.Add(
        ErrorCodes.UnknownField,
        field,
        $"Type \"{type.Name}\" has no field \"{field.Name.Value}\"."
            + $"{RemedyForField(context.Schema, field.Name.Value, type)}");

    public static void SelectionNotAllowed(ErrorList errors, Field field, GraphQLType type) => errors.Add(
        ErrorCodes.SelectionNotAllowed,
        field.SelectionSet!,
        $"Field \"{field.Name.Value}\" of type \"{type}\" has no fields of its own; leave its selection out.");

    public static void SelectionRequired(ErrorList errors, Field field, GraphQLType type) => errors.Add(
        ErrorCodes.SelectionRequired,
        field,
        $"Field \"{field.Name.Value}\" of type \"{type}\" needs a selection of fields: \""
            + $"{field.Name.Value} {{ ... }}\".");

    public static void FieldsConflict(
        ErrorList errors,
        MergedField a,
        MergedField b,
        Conflict conflict,
        string path,
        ReadOnlySpan<SyntaxNode> places) => errors.Add(
        ErrorCodes.FieldsConflict,
        places[0],
        $"\"{path}\" would stand for {DifferenceOf(a, b, conflict)}; give one of them an alias.",
        places[1..]);

    public static void MergeComparisonLimitExceeded(ErrorList errors, ExecutableDefinition definition, int max) =>
        errors.Add(
            ErrorCodes.MergeComparisonLimitExceeded,
            definition,
            $"Merging the fields of the document takes more than {max} comparisons; select fewer fields "
                + $"of the same name.");

    public static void UnknownArgument(ErrorList errors, Argument argument, ArgumentSet set) => errors.Add(
        ErrorCodes.UnknownArgument,
        argument,
        $"\"{set.Coordinate}\" has no argument \"{argument.Name.Value}\"."
            + $"{DidYouMean(argument.Name.Value, set.Declared)}");

    public static void DuplicateArgument(ErrorList errors, List<Name> names) => errors.Add(
        ErrorCodes.DuplicateArgument,
        names[0],
        $"Argument \"{names[0].Value}\" is given {names.Count} times; give it once.",
        Others(names));

    public static void RequiredArgumentMissing(ErrorList errors, ArgumentSet set, InputValue argument) => errors.Add(
        ErrorCodes.RequiredArgumentMissing,
        set.Owner,
        $"\"{set.Coordinate}\" needs the argument \"{argument.Name}\" of type \"{argument.Type}\".");

    public static void DuplicateFragmentName(ErrorList errors, Name first, Name second) => errors.Add(
        ErrorCodes.DuplicateFragmentName,
        first,
        $"Several fragments are named \"{first.Value}\"; each needs a name of its own.",
        second);

    public static void UnknownType(ValidationContext context, NamedTypeReference reference) => context.Errors.Add(
        ErrorCodes.UnknownType,
        reference,
        $"The schema has no type \"{reference.Name.Value}\"."
            + $"{DidYouMean(reference.Name.Value, context.Schema.TypesByName.Keys)}");

    public static void FragmentTypeNotComposite(ErrorList errors, NamedTypeReference condition) => errors.Add(
        ErrorCodes.FragmentTypeNotComposite,
        condition,
        $"A fragment cannot be on \"{condition.Name.Value}\", which has no fields; name an object, "
            + $"interface or union type.");

    public static void UnusedFragment(ErrorList errors, FragmentDefinition fragment) => errors.Add(
        ErrorCodes.UnusedFragment,
        fragment,
        $"Fragment \"{fragment.Name.Value}\" is used by no operation; spread it or leave it out.");

    public static void UnknownFragment(ValidationContext context, FragmentSpread spread) => context.Errors.Add(
        ErrorCodes.UnknownFragment,
        spread.Name,
        $"The document has no fragment \"{spread.Name.Value}\"."
            + $"{DidYouMean(spread.Name.Value, context.FragmentsByName.Keys)}");

    public static void FragmentCycle(ErrorList errors, string fragment, ReadOnlySpan<SyntaxNode> spreads, int length) =>
        errors.Add(
            ErrorCodes.FragmentCycle,
            spreads[0],
            $"Fragment \"{fragment}\" spreads itself{(length == 1 ? "" : $" through {length - 1} other fragments")}.",
            spreads[1..]);

    public static void ImpossibleSpread(
        ErrorList errors, Selection spread, NamedType fragmentType, NamedType parentType) =>
        errors.Add(
            ErrorCodes.ImpossibleFragmentSpread,
            spread,
            $"A fragment on \"{fragmentType.Name}\" never applies here: no \"{parentType.Name}\" can be a "
                + $"\"{fragmentType.Name}\".");

    public static void NullNotAllowed(ErrorList errors, Value value, GraphQLType type) => errors.Add(
        ErrorCodes.InvalidValue,
        value,
        $"A value of type \"{type}\" is expected, and null is none.");

    public static void ObjectExpected(ErrorList errors, Value value, GraphQLType type) => errors.Add(
        ErrorCodes.InvalidValue,
        value,
        $"An object of type \"{type}\" is expected, in braces: \"{{ ... }}\".");

    public static void EnumValueExpected(ErrorList errors, Value value, EnumType type) => errors.Add(
        ErrorCodes.InvalidValue,
        value,
        $"A value of enum \"{type.Name}\" is expected, without quotes.{RemedyForEnumValue(value, type)}");

    public static void ScalarValueExpected(ErrorList errors, Value value, ScalarType type, string? expected) =>
        errors.Add(
            ErrorCodes.InvalidValue,
            value,
            $"{expected ?? $"A value of type \"{type.Name}\" is expected."}");

    public static void OneInputFieldRequired(ErrorList errors, ObjectValue value, InputObjectType type) => errors.Add(
        ErrorCodes.OneInputFieldRequired,
        value,
        $"\"{type.Name}\" takes exactly one of its fields, and not as null: one of {ListOf(type.Fields)}.");

    public static void UnknownInputField(ErrorList errors, ObjectField field, InputObjectType type) => errors.Add(
        ErrorCodes.UnknownInputField,
        field,
        $"Input type \"{type.Name}\" has no field \"{field.Name.Value}\".{DidYouMean(field.Name.Value, type.Fields)}");

    public static void DuplicateInputField(ErrorList errors, List<Name> names) => errors.Add(
        ErrorCodes.DuplicateInputField,
        names[0],
        $"Input field \"{names[0].Value}\" is given {names.Count} times; give it once.",
        Others(names));

    public static void RequiredInputFieldMissing(
        ErrorList errors, ObjectValue value, InputObjectType type, InputValue field) => errors.Add(
        ErrorCodes.RequiredInputFieldMissing,
        value,
        $"\"{type.Name}\" needs the field \"{field.Name}\" of type \"{field.Type}\".");

    public static void UnknownDirective(ValidationContext context, Directive directive) => context.Errors.Add(
        ErrorCodes.UnknownDirective,
        directive,
        $"The schema has no directive \"@{directive.Name.Value}\"."
            + $"{DidYouMeanDirective(directive.Name.Value, context.Schema)}");

    public static void MisplacedDirective(
        ErrorList errors, Directive directive, string location, SchemaDirective definition) => errors.Add(
        ErrorCodes.MisplacedDirective,
        directive,
        $"\"@{directive.Name.Value}\" may not stand on {location}; it is for "
            + $"{string.Join(", ", definition.Locations.Order())}.");

    public static void DuplicateDirective(ErrorList errors, Directive first, Directive second) => errors.Add(
        ErrorCodes.DuplicateDirective,
        first,
        $"\"@{first.Name.Value}\" may stand only once in a place.",
        second);

    public static void DuplicateVariable(ErrorList errors, List<Name> names) => errors.Add(
        ErrorCodes.DuplicateVariable,
        names[0],
        $"Variable \"${names[0].Value}\" is defined {names.Count} times; define it once.",
        Others(names));

    public static void VariableTypeNotInput(ErrorList errors, VariableDefinition definition) => errors.Add(
        ErrorCodes.VariableTypeNotInput,
        definition.Type,
        $"Variable \"${definition.Variable.Name.Value}\" cannot be of type \"{definition.Type}\"; it "
            + $"needs a scalar, enum or input type.");

    public static void UndefinedVariable(ErrorList errors, Variable variable, OperationScope operation) => errors.Add(
        ErrorCodes.UndefinedVariable,
        variable,
        $"Variable \"${variable.Name.Value}\" is not defined by {NameOf(operation.Definition)}."
            + $"{DidYouMean(variable.Name.Value, operation.Variables.Keys, "$")}",
        operation.Definition);

    public static void UnusedVariable(ErrorList errors, VariableDefinition definition, OperationDefinition operation) =>
        errors.Add(
            ErrorCodes.UnusedVariable,
            definition,
            $"Variable \"${definition.Variable.Name.Value}\" is not used in {NameOf(operation)}; use it "
                + $"or leave it out.");

    public static void VariableTypeMismatch(ErrorList errors, DefinedVariable variable, VariableUsage usage) =>
        errors.Add(
            ErrorCodes.VariableTypeMismatch,
            variable.Definition,
            $"Variable \"${usage.Variable.Name.Value}\" of type \"{variable.Type}\" is used where \""
                + $"{usage.Type}\" is expected.",
            usage.Variable);

    public static void OneOfVariableNullable(ErrorList errors, DefinedVariable variable, VariableUsage usage) =>
        errors.Add(
            ErrorCodes.OneOfVariableNullable,
            variable.Definition,
            $"Variable \"${usage.Variable.Name.Value}\" of type \"{variable.Type}\" must be \""
                + $"{variable.Type}!\" to be used in \"{usage.Parent?.Name}\".",
            usage.Variable);

    private static SyntaxNode[] Others(List<Name> names) => [.. names.Skip(1)];
}
