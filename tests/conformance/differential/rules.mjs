// Which rule of graphql-js says what our codes say.

/** The code of each kind of error, by the rule of graphql-js that finds it. */
export const codesByRule = {
  ExecutableDefinitionsRule: ['DEFINITION_NOT_EXECUTABLE'],
  KnownOperationTypesRule: ['OPERATION_TYPE_NOT_SUPPORTED'],
  UniqueOperationNamesRule: ['DUPLICATE_OPERATION_NAME'],
  LoneAnonymousOperationRule: ['ANONYMOUS_OPERATION_NOT_ALONE'],
  SingleFieldSubscriptionsRule: ['SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE', 'SUBSCRIPTION_ROOT_CONDITION', 'SUBSCRIPTION_OF_INTROSPECTION'],
  KnownTypeNamesRule: ['UNKNOWN_TYPE'],
  FragmentsOnCompositeTypesRule: ['FRAGMENT_TYPE_NOT_COMPOSITE'],
  VariablesAreInputTypesRule: ['VARIABLE_TYPE_NOT_INPUT'],
  ScalarLeafsRule: ['SELECTION_NOT_ALLOWED', 'SELECTION_REQUIRED'],
  FieldsOnCorrectTypeRule: ['UNKNOWN_FIELD'],
  UniqueFragmentNamesRule: ['DUPLICATE_FRAGMENT_NAME'],
  KnownFragmentNamesRule: ['UNKNOWN_FRAGMENT'],
  NoUnusedFragmentsRule: ['UNUSED_FRAGMENT'],
  PossibleFragmentSpreadsRule: ['IMPOSSIBLE_FRAGMENT_SPREAD'],
  NoFragmentCyclesRule: ['FRAGMENT_CYCLE'],
  UniqueVariableNamesRule: ['DUPLICATE_VARIABLE'],
  NoUndefinedVariablesRule: ['UNDEFINED_VARIABLE'],
  NoUnusedVariablesRule: ['UNUSED_VARIABLE'],
  KnownDirectivesRule: ['UNKNOWN_DIRECTIVE', 'MISPLACED_DIRECTIVE'],
  UniqueDirectivesPerLocationRule: ['DUPLICATE_DIRECTIVE'],
  KnownArgumentNamesRule: ['UNKNOWN_ARGUMENT'],
  UniqueArgumentNamesRule: ['DUPLICATE_ARGUMENT'],
  ValuesOfCorrectTypeRule: ['INVALID_VALUE', 'ONE_INPUT_FIELD_REQUIRED', 'UNKNOWN_INPUT_FIELD', 'REQUIRED_INPUT_FIELD_MISSING'],
  ProvidedRequiredArgumentsRule: ['REQUIRED_ARGUMENT_MISSING'],
  VariablesInAllowedPositionRule: ['VARIABLE_TYPE_MISMATCH', 'ONE_OF_VARIABLE_NULLABLE'],
  OverlappingFieldsCanBeMergedRule: ['FIELDS_CONFLICT'],
  UniqueInputFieldNamesRule: ['DUPLICATE_INPUT_FIELD'],
};

const ruleByCode = new Map(Object.entries(codesByRule).flatMap(([rule, codes]) => codes.map((code) => [code, rule])));

/** The rule of graphql-js that an error of ours corresponds to. */
export const ruleOf = (code) => ruleByCode.get(code) ?? code;

/** The places of errors by rule: of each rule all places, each once, in order. */
export function placesByRule(errors, nameOf) {
  const found = new Map();
  for (const error of errors) {
    const rule = nameOf(error);
    found.set(rule, [...found.get(rule) ?? [], ...error.places ?? error.locations ?? []]);
  }

  for (const [rule, places] of found) {
    found.set(rule, [...new Set(places.sort((a, b) => a.line - b.line || a.column - b.column).map(({ line, column }) => `${line}:${column}`))]);
  }

  return found;
}
