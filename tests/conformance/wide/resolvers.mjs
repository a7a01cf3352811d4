// What stands behind the wide schema: values mixed from the way to them, step by step as in `tests/OpenCity.Verdict`.
// `graphql` is either edition of graphql-js.

export const root = { chance: 2166136261 };

/** One step further: a field with its arguments, or an item of a list. */
function step(from, name) {
  let mixed = from;
  for (let i = 0; i < name.length; i++) {
    mixed = Math.imul(mixed ^ name.charCodeAt(i), 16777619) >>> 0;
  }

  mixed = (mixed ^ (mixed >>> 15)) >>> 0;
  mixed = Math.imul(mixed, 2246822519) >>> 0;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const isNull = (chance, isNonNull) => chance % (isNonNull ? 31 : 7) === 0;
const bits = new DataView(new ArrayBuffer(8));

/** Coerced arguments as one text. */
export function canonical(value) {
  switch (typeof value) {
    case 'boolean': return value ? 'T' : 'F';
    case 'bigint': return canonical(Number(value));
    case 'string': return `'${value}'`;
    case 'number':
      bits.setFloat64(0, value === 0 ? 0 : value);
      return `#${bits.getBigUint64(0).toString(16).padStart(16, '0')}`;
    default:
      if (value === null || value === undefined) {
        return '~';
      }

      if (value?.canonical !== undefined) {
        return value.canonical;
      }

      return Array.isArray(value)
        ? `[${value.map((item) => `${canonical(item)},`).join('')}]`
        : `{${Object.keys(value).filter((name) => value[name] !== undefined).sort().map((name) => `${name}:${canonical(value[name])},`).join('')}}`;
  }
}

/** Gives every field of the schema what stands behind it. */
export function addResolvers(graphql, schema) {
  const { getNamedType, getNullableType, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } = graphql;
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) {
      Object.values(type.getFields()).forEach((field) => {
        field.resolve = resolverOf(field);
      });
    } else if (isAbstractType(type)) {
      type.resolveType = (value) => value.type;
    }
  }

  for (const name of ['DateTime', 'LocalDate', 'Long', 'URI', 'Duration', 'Any']) {
    schema.getType(name).serialize = (value) => value;
    schema.getType(name).coerceOutputValue = (value) => value;
  }

  function resolverOf(field) {
    const named = getNamedType(field.type);
    const names = isLeafType(named) ? [] : possibleOf(named).map((type) => type.name).sort();
    return ({ chance }, args) => {
      if (field.name.startsWith('broken') || field.name === 'sureBroken') {
        throw new Error('It is broken.');
      }

      const given = canonical(args);
      const own = step(chance, field.name + given);
      if (given.includes('sureInt:')) {
        return given;
      }

      if (isNull(own, isNonNullType(field.type))) {
        return null;
      }

      return isLeafType(named) ? leaf(getNullableType(field.type), own) : object(getNullableType(field.type), own, names);
    };
  }

  function possibleOf(named) {
    return isAbstractType(named) ? [...schema.getPossibleTypes(named)] : [named];
  }

  function object(type, chance, names) {
    if (!isListType(type)) {
      return { chance, type: names[chance % names.length] };
    }

    return Array.from({ length: chance % 4 }, (_, index) => {
      const item = step(chance, `#${index}`);
      return isNull(item, isNonNullType(type.ofType)) ? null : { chance: item, type: names[item % names.length] };
    });
  }

  function leaf(type, chance) {
    if (isListType(type)) {
      return Array.from({ length: chance % 4 }, (_, index) => {
        const item = step(chance, `#${index}`);
        return !isNonNullType(type.ofType) && isNull(item, false) ? null : leaf(getNullableType(type.ofType), item);
      });
    }

    if (isEnumType(type)) {
      return type.getValues()[chance % type.getValues().length].value;
    }

    switch (type.name) {
      case 'Int': return (chance % 2001) - 1000;
      case 'Float': return (chance % 1000) / 8;
      case 'Boolean': return chance % 2 === 1;
      case 'Long': return chance * 1000;
      case 'DateTime': return '2019-07-07T00:00:00+09:00';
      case 'LocalDate': return '2019-07-07';
      case 'URI': return 'https://example.org/';
      case 'Duration': return 'PT1H';
      default: return text(chance);
    }
  }
}

function text(chance) {
  switch (chance % 5) {
    case 0: return '';
    case 1: return '한강 🌉';
    case 2: return '"two"\nlines\t\u0001\\';
    default: return chance.toString(16);
  }
}
