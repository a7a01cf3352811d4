// What graphql-js says about a request: the verdict that the server's is compared with.
import { buildSchema, getOperationAST, getVariableValues, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { publicSchema } from '../folder.mjs';

const instant = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,6})?([Zz]|[+-](\d\d):(\d\d))$/;
const day = /^(\d{4})-(\d\d)-(\d\d)$/;

const isDay = (year, month, date) => year > 0 && month >= 1 && month <= 12 && date >= 1
  && date <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** The scalars that the specification does not know, as their descriptions in the schema have it. */
const scalars = {
  DateTime: (value) => {
    const [, year, month, date, hour, minute, second, , , offsetHour = 0, offsetMinute = 0] = instant.exec(value)?.map((part, index) =>
      index > 0 && index < 7 ? Number(part) : part) ?? [];
    return isDay(year, month, date) && hour < 24 && minute < 60 && second < 60 && Number(offsetHour) < 24 && Number(offsetMinute) < 60;
  },
  LocalDate: (value) => {
    const [, year, month, date] = day.exec(value)?.map(Number) ?? [];
    return isDay(year, month, date);
  },
};

const isLong = (text) => BigInt(text) >= -(2n ** 63n) && BigInt(text) < 2n ** 63n;

/** The public schema with the input side of its own scalars. */
export function buildOracle() {
  const schema = buildSchema(publicSchema());
  for (const [name, accepts] of Object.entries(scalars)) {
    const type = schema.getType(name);
    type.coerceInputLiteral = (literal) => (literal.kind === 'StringValue' && accepts(literal.value) ? literal.value : undefined);
    type.coerceInputValue = (value) => {
      if (typeof value !== 'string' || !accepts(value)) {
        throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)}`);
      }

      return value;
    };
  }

  const long = schema.getType('Long');
  long.coerceInputLiteral = (literal) => (literal.kind === 'IntValue' && isLong(literal.value) ? literal.value : undefined);
  long.coerceInputValue = (value) => {
    if (!Number.isInteger(value)) {
      throw new GraphQLError(`Long cannot be ${JSON.stringify(value)}`);
    }

    return value;
  };
  return schema;
}

/**
 * The verdict: `syntax`, `validation`, `operation` (which one to run cannot be told), `variables` or `runs`; with the document,
 * where there is one, and the places of the errors in the order of the text.
 */
export function verdictOf(schema, { query, operationName, variables }) {
  let document;
  try {
    // Without this it lets "{ }" pass, which the specification of September 2025 does not.
    document = parse(query, { allowEmptySelectionSets: false });
  } catch (error) {
    return { verdict: 'syntax', errors: [error], places: [error.locations[0]] };
  }

  const errors = validate(schema, document, specifiedRules);
  if (errors.length > 0) {
    return { verdict: 'validation', document, errors, places: placesOf(errors) };
  }

  const operation = getOperationAST(document, operationName);
  if (!operation) {
    return { verdict: 'operation', document, errors: [], places: [] };
  }

  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return values.errors
    ? { verdict: 'variables', document, errors: values.errors, places: placesOf(values.errors) }
    : { verdict: 'runs', document, operation, variables: values.variableValues.coerced, errors: [], places: [] };
}

function placesOf(errors) {
  return errors.map((error) => error.locations?.[0]).filter(Boolean).sort((a, b) => a.line - b.line || a.column - b.column);
}
