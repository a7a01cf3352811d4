// Do they say the same? What graphql-js expects of a request beside what OpenCity answers.
import { Kind, visit } from 'graphql';
import { limitOf } from './limits.mjs';
import { placesByRule, ruleOf } from './rules.mjs';
import { checkResult } from './response.mjs';

const maxErrors = 5;

/**
 * The limit that parts them, where it is one; else faults, each as a sentence. Nothing at all where they agree.
 * @param expected what the oracle judged
 * @param actual what the engine or the server answered: verdict and errors, or verdict and result
 * @param edition of the oracle
 * @param isWhole whether all errors with all their places are told, not the first few
 */
export function compare(schema, edition, expected, actual, isWhole) {
  const limit = limitOf(actual.errors ?? actual.result?.errors);
  if (expected.verdict !== actual.verdict) {
    return limit ? { limit, faults: [] } : { faults: [`the verdict is "${actual.verdict}" instead of "${expected.verdict}"`] };
  }

  if (limit && expected.verdict !== 'runs') {
    return { limit, faults: [] };
  }

  if (expected.verdict === 'syntax' || expected.verdict === 'validation') {
    return { faults: comparePlaces(edition, expected, actual, isWhole) };
  }

  if (expected.verdict !== 'runs' || actual.result === undefined) {
    return { faults: [] };
  }

  const checked = checkResult(schema, expected, actual.result);
  const faults = expected.result === undefined ? checked.faults : [...checked.faults, ...compareResults(expected, actual.result)];
  return limit && faults.length > 0 ? { limit, faults: [] } : { faults, values: checked.count };
}

function comparePlaces(edition, expected, actual, isWhole) {
  const [ourErrors, theirErrors] = edition === 16 ? withoutOneOf(actual.errors, expected.errors) : [actual.errors, expected.errors];
  const ours = placesByRule(ourErrors, (error) => ruleOf(error.extensions.code));
  const theirs = placesByRule(theirErrors, (error) => (error.rule === 'Syntax' ? 'SYNTAX_ERROR' : error.rule));
  const faults = [];
  for (const rule of new Set([...ours.keys(), ...theirs.keys()])) {
    const [our, their] = [ours.get(rule) ?? [], theirs.get(rule) ?? []];
    // Edition 16 goes on with the type of a list that is wrong in its place, and judges the variables in it.
    const isLax = !isWhole || (edition === 16 && rule === 'VariablesInAllowedPositionRule');
    // Of an input field that is given twice edition 17 judges the last value only, OpenCity each of them.
    const isOfTwice = edition === 17 && rule === 'ValuesOfCorrectTypeRule' && theirs.has('UniqueInputFieldNamesRule');
    const more = isOfTwice ? [] : our.filter((place) => !their.includes(place));
    const missing = isLax ? [] : rule === merging ? missingOfMerging(our, theirErrors) : their.filter((place) => !our.includes(place));
    if (more.length > 0 || missing.length > 0) {
      faults.push(`${rule}: places [${our.join(', ')}] instead of [${their.join(', ')}]`);
    }
  }

  return faults;
}

// Of fields that do not merge, graphql-js tells each pair and OpenCity each field with one that it does not merge with: so that
// the work is not the square of the number. Of each pair OpenCity tells at least one.
const merging = 'OverlappingFieldsCanBeMergedRule';
const missingOfMerging = (our, theirErrors) => theirErrors
  .filter((error) => error.rule === merging)
  .map((error) => (error.places ?? error.locations).map(({ line, column }) => `${line}:${column}`))
  .filter((pair) => !pair.some((place) => our.includes(place)))
  .map((pair) => pair[0]);

// How many fields of a OneOf object are given, when one of them is unknown or given twice, edition 16 counts in its own way.
const withoutOneOf = (ours, theirs) => [
  ours.filter((error) => error.extensions.code !== 'ONE_INPUT_FIELD_REQUIRED'),
  theirs.filter((error) => error.rule !== 'ValuesOfCorrectTypeRule' || !/OneOf|exactly one|must be non-null/.test(error.message)),
];

// What introspection says is compared elsewhere, as a printed schema: the order of types is free.
function compareResults({ document, result: theirs }, ours) {
  const hidden = new Set();
  visit(document, {
    Field: (node) => {
      if (node.name.value === '__schema' || node.name.value === '__type') {
        hidden.add(node.alias?.value ?? node.name.value);
      }

      return node.kind === Kind.FIELD ? undefined : false;
    },
  });
  const faults = [];
  const [our, their] = [ours, theirs].map(({ data }) => JSON.stringify(without(hidden, data)));
  if (our !== their) {
    faults.push(`the data are ${our} instead of ${their}`);
  }

  const [ourErrors, theirErrors] = [ours.errors ?? [], theirs.errors ?? []].map((errors) => errors.map(keyOf).sort());
  const isSame = theirErrors.length <= maxErrors
    ? ourErrors.join() === theirErrors.join()
    : ourErrors.length === maxErrors && ourErrors.every((key) => theirErrors.includes(key));
  if (!isSame) {
    faults.push(`the errors are at ${ourErrors.join(' ')} instead of ${theirErrors.join(' ')}`);
  }

  return faults;
}

// The place is that of the field, which is looked at with the response; graphql-js may tell the argument that did not fit.
const keyOf = ({ path }) => path?.join('.') ?? 'no path';

function without(hidden, value) {
  if (hidden.size === 0 || value === null || typeof value !== 'object') {
    return value;
  }

  return Array.isArray(value)
    ? value.map((item) => without(hidden, item))
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hidden.has(name) ? item !== null : without(hidden, item)]));
}
