using System.Collections.Immutable;
using OpenCity.GraphQL.Validation.Rules;

namespace OpenCity.GraphQL.Validation;

/// <summary>All rules in the order of the specification, sorted once by the moment at which they look.</summary>
internal static class ValidationRules
{
    public static ImmutableArray<IValidationRule> All { get; } =
    [
        // 5.1 Documents
        new ExecutableDefinitionsRule(),

        // 5.2 Operations
        new OperationTypeExistenceRule(),
        new OperationNameUniquenessRule(),
        new LoneAnonymousOperationRule(),
        new SingleRootFieldRule(),

        // 5.3 Fields
        new FieldSelectionsRule(),
        new FieldSelectionMergingRule(),
        new LeafFieldSelectionsRule(),

        // 5.4 Arguments
        new ArgumentNamesRule(),
        new ArgumentUniquenessRule(),
        new RequiredArgumentsRule(),

        // 5.5 Fragments
        new FragmentNameUniquenessRule(),
        new FragmentSpreadTypeExistenceRule(),
        new FragmentsOnObjectInterfaceOrUnionTypesRule(),
        new FragmentsMustBeUsedRule(),
        new FragmentSpreadTargetDefinedRule(),
        new FragmentSpreadsMustNotFormCyclesRule(),
        new FragmentSpreadIsPossibleRule(),

        // 5.6 Values
        new ValuesOfCorrectTypeRule(),
        new OneOfInputObjectsRule(),
        new InputObjectFieldNamesRule(),
        new InputObjectFieldUniquenessRule(),
        new InputObjectRequiredFieldsRule(),

        // 5.7 Directives
        new DirectivesAreDefinedRule(),
        new DirectivesAreInValidLocationsRule(),
        new DirectivesAreUniquePerLocationRule(),

        // 5.8 Variables
        new VariableUniquenessRule(),
        new VariablesAreInputTypesRule(),
        new AllVariableUsesDefinedRule(),
        new AllVariablesUsedRule(),
        new AllVariableUsagesAreAllowedRule(),

        // Limits that only the whole document shows
        new DirectiveCountRule(),
        new FragmentVisitsRule(),
        new OperationSizeRule(),
        new IntrospectionDepthRule(),
    ];

    public static ImmutableArray<IDocumentRule> OfDocuments { get; } = Of<IDocumentRule>();

    public static ImmutableArray<IOperationRule> OfOperations { get; } = Of<IOperationRule>();

    public static ImmutableArray<IVariableDefinitionRule> OfVariableDefinitions { get; } =
        Of<IVariableDefinitionRule>();

    public static ImmutableArray<ITypeConditionRule> OfTypeConditions { get; } = Of<ITypeConditionRule>();

    public static ImmutableArray<ISpreadRule> OfSpreads { get; } = Of<ISpreadRule>();

    public static ImmutableArray<IFieldRule> OfFields { get; } = Of<IFieldRule>();

    public static ImmutableArray<IDirectivesRule> OfDirectives { get; } = Of<IDirectivesRule>();

    public static ImmutableArray<IArgumentsRule> OfArguments { get; } = Of<IArgumentsRule>();

    public static ImmutableArray<IValueRule> OfValues { get; } = Of<IValueRule>();

    public static ImmutableArray<IObjectValueRule> OfObjectValues { get; } = Of<IObjectValueRule>();

    private static ImmutableArray<TRule> Of<TRule>()
        where TRule : IValidationRule => [.. All.OfType<TRule>()];
}
