// The input side of the scalars that the specification does not know, as their descriptions in the schema have it.
import { GraphQLError, valueFromASTUntyped } from 'graphql';

const instant = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const day = /^(\d{4})-(\d\d)-(\d\d)$/;
const weeks = /^-?P\d+W$/;
const duration = /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?$/;
const ticksOfYear1 = 621355968000000000n;
const lastTick = 3155378975999999999n;

const isDay = (year, month, date) => year > 0 && month >= 1 && month <= 12 && date >= 1
  && date <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** A value with the text that `wide/resolvers.mjs` compares it by. */
const known = (value, canonical) => Object.assign(Object(value), { canonical });

function dateTime(text) {
  const parts = instant.exec(text);
  if (!parts) {
    return undefined;
  }

  const [year, month, date, hour, minute, second] = parts.slice(1, 7).map(Number);
  const [offsetHour, offsetMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (!isDay(year, month, date) || hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) {
    return undefined;
  }

  const base = new Date(0);
  base.setUTCFullYear(year, month - 1, date);
  base.setUTCHours(hour, minute, second);
  const offset = (offsetHour * 60 + offsetMinute) * (parts[8] === '-' ? -1 : 1);
  const ticks = (BigInt(base.getTime()) - BigInt(offset * 60_000)) * 10_000n + BigInt((parts[7] ?? '').padEnd(7, '0')) + ticksOfYear1;
  return ticks < 0n || ticks > lastTick ? undefined : known(text, `D${ticks}`);
}

const texts = {
  DateTime: dateTime,
  LocalDate: (text) => (isDay(...(day.exec(text)?.slice(1).map(Number) ?? [0, 0, 0])) ? known(text, `L${text}`) : undefined),
  Duration: (text) => (weeks.test(text) || duration.test(text) ? known(text, 'P') : undefined),
  URI: (text) => (/^[a-z][a-z0-9+.-]*:[!-~]*$/i.test(text) && URL.canParse(text) ? text : undefined),
};

/** Teaches a schema of either edition of graphql-js its scalars. */
export function addScalars(schema) {
  for (const [name, read] of Object.entries(texts)) {
    teach(schema.getType(name), (literal) => (literal.kind === 'StringValue' ? read(literal.value) : undefined), (value) =>
      (typeof value === 'string' ? read(value) : undefined));
  }

  const isLong = (text) => BigInt(text) >= -(2n ** 63n) && BigInt(text) < 2n ** 63n;
  teach(
    schema.getType('Long'),
    (literal) => (literal.kind === 'IntValue' && isLong(literal.value) ? Number(literal.value) : undefined),
    (value) => (Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? value : undefined),
  );
  // "Float": what is no finite number of double precision is an error. graphql-js takes "1e400" for infinity.
  const finite = (literal) => (literal.kind === 'IntValue' || literal.kind === 'FloatValue') && Number.isFinite(Number(literal.value));
  const float = schema.getType('Float');
  teach(float, (literal) => (finite(literal) ? Number(literal.value) : undefined), (value) => (Number.isFinite(value) ? value : undefined));
  // Edition 17 puts the values of variables in their places beforehand, edition 16 gives them along.
  teach(schema.getType('Any'), (literal, values) => valueFromASTUntyped(literal, values), (value) => value);
}

function teach(type, readLiteral, readJson) {
  if (type === undefined) {
    return;
  }

  const orThrow = (read) => (given, variables) => {
    const value = read(given, variables);
    if (value === undefined) {
      throw new GraphQLError(`${type.name} cannot be ${JSON.stringify(given.value ?? given)}`);
    }

    return value;
  };
  // Edition 17 asks the first two, edition 16 the others.
  type.coerceInputLiteral = readLiteral;
  type.coerceInputValue = orThrow(readJson);
  type.parseLiteral = orThrow(readLiteral);
  type.parseValue = orThrow(readJson);
}
