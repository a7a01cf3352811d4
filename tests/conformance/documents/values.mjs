// Values for a type: as JSON, and as the literal that says the same.
import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField, Kind } from 'graphql';

const texts = ['', 'a', 'Jongno-gu', '종로구', '鍾路区', 'tab\tand "quotes"', 'C:\\temp', 'two\nlines', '🌉 bridge', '# no comment', '"""', '%_[', "o'clock", 'é'];
// Some of records that are there, with the demonstration or with the published files, and some of none.
const ids = ['District:11110', 'District:11680', 'District:99999', 'AirStation:111123', 'AirStation:111261', 'AirReading:111123:20251231T140000Z',
  'AirReading:111123:20190806T150000Z', 'AirDailyMean:111123:20190101', 'Nothing:1', 'no id', '11110', '111123'];
const instants = ['2019-07-07T00:00:00+09:00', '2019-07-06T15:00:00Z', '2021-05-11T15:00:00.123456+09:00', '2000-02-29T23:59:59-03:30'];
const days = ['2019-07-07', '2020-02-29', '1999-12-31', '2017-11-13'];
const depthLimit = 3;

const scalars = {
  Int: (random) => random.pick([0, 1, 2, -1, 50, 2147483647, -2147483648]),
  Float: (random) => random.pick([0, 1, -2, 0.5, 12.25, 1e-3, 6.02e23, -7.5e2]),
  Boolean: (random) => random.chance(0.5),
  String: (random) => random.pick(texts),
  ID: (random, name) => {
    const fitting = ids.filter((id) => id.startsWith(`${name}:`));
    return random.chance(0.1) ? random.whole(1, 99999) : random.pick(fitting.length > 0 && random.chance(0.8) ? fitting : ids);
  },
  DateTime: (random) => random.pick(instants),
  LocalDate: (random) => random.pick(days),
  Long: (random) => random.pick([0, -1, 2147483648, -9007199254740991]),
  Duration: (random) => random.pick(['P1D', '-P1Y2M', 'PT0.5S', 'P3W']),
  URI: (random) => random.pick(['https://example.org/', 'urn:isbn:1', 'mailto:a@example.org']),
  Any: (random) => random.pick([1, 'text', true, 0.5, [], [1, ['a']], {}, { a: { b: [true] } }]),
};

/** A value of an input type as JSON. The name of its place matters for pages, which are kept small; an id's is the type it is of. */
export function jsonOf(random, type, name = '', depth = 0) {
  if (isNonNullType(type)) {
    return jsonOfNonNull(random, type.ofType, name, depth);
  }

  return random.chance(0.06) ? null : jsonOfNonNull(random, type, name, depth);
}

function jsonOfNonNull(random, type, name, depth) {
  if (isListType(type)) {
    // A single value stands for a list of one.
    return random.chance(0.08) ? jsonOfNonNull(random, bare(type.ofType), name, depth)
      : Array.from({ length: random.whole(depth < depthLimit ? 1 : 0, 2) }, () => jsonOf(random, type.ofType, name, depth + 1));
  }

  if (isInputObjectType(type)) {
    const valueOf = type.isOneOf ? (field) => jsonOfNonNull(random, field.type, field.name, depth + 1) : (field) => jsonOf(random, field.type, field.name, depth + 1);
    return Object.fromEntries(fieldsFor(random, type, depth).map((field) => [field.name, valueOf(field)]));
  }

  if (isEnumType(type)) {
    return random.pick(type.getValues()).name;
  }

  if (name === 'first' || name === 'last') {
    return random.whole(1, 3);
  }

  return scalars[type.name](random, name);
}

/** Which fields of an input object are given: the required ones and a few more, leaves only where it gets deep. */
export function fieldsFor(random, type, depth) {
  const fields = Object.values(type.getFields());
  const optional = fields.filter((field) => !isRequiredInputField(field) && (depth < depthLimit || !isInputObjectType(bare(field.type))));
  const most = type.isOneOf ? 1 : random.pick([1, 1, 1, 2, 3]);
  const taken = new Set([...fields.filter(isRequiredInputField), ...random.some(optional, depth > depthLimit ? 1 : most)]);
  return fields.filter((field) => taken.has(field));
}

/** The type without its lists and exclamation marks. */
export function bare(type) {
  return isNonNullType(type) || isListType(type) ? bare(type.ofType) : type;
}

/** The literal of a JSON value in the place of a type. */
export function literalOf(random, value, type) {
  if (isNonNullType(type)) {
    return literalOf(random, value, type.ofType);
  }

  if (value === null) {
    return { kind: Kind.NULL };
  }

  if (isListType(type)) {
    return Array.isArray(value)
      ? { kind: Kind.LIST, values: value.map((item) => literalOf(random, item, type.ofType)) }
      : literalOf(random, value, type.ofType);
  }

  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return {
      kind: Kind.OBJECT,
      fields: Object.entries(value).map(([name, item]) => ({ kind: Kind.OBJECT_FIELD, name: nameOf(name), value: literalOf(random, item, fields[name].type) })),
    };
  }

  if (isEnumType(type)) {
    return { kind: Kind.ENUM, value };
  }

  if (typeof value === 'object') {
    // Of a scalar that takes anything.
    return Array.isArray(value)
      ? { kind: Kind.LIST, values: value.map((item) => literalOf(random, item, type)) }
      : { kind: Kind.OBJECT, fields: Object.entries(value).map(([name, item]) => ({ kind: Kind.OBJECT_FIELD, name: nameOf(name), value: literalOf(random, item, type) })) };
  }

  if (typeof value === 'boolean') {
    return { kind: Kind.BOOLEAN, value };
  }

  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && Math.abs(value) < 1e15;
    return whole ? { kind: Kind.INT, value: String(value) } : { kind: Kind.FLOAT, value: String(value).replace('e+', 'e') };
  }

  // In a block string these stand for themselves; other texts would need care.
  return { kind: Kind.STRING, value, block: /^[\w 가-힣-]+$/u.test(value) && random.chance(0.2) };
}

export const nameOf = (value) => ({ kind: Kind.NAME, value });
