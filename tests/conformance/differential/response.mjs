// Is the answer to a valid request well formed? Walks it against the schema and the operation, with no code of the server.
import {
  getLocation, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, Kind,
  SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef, visit,
} from 'graphql';

const meta = new Map([SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]));
const text = (value) => typeof value === 'string';
const leaves = {
  Int: (value) => Number.isInteger(value) && Math.abs(value) <= 2147483648,
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  String: text,
  ID: text,
  Long: (value) => Number.isInteger(value),
  DateTime: (value) => text(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/.test(value),
  LocalDate: (value) => text(value) && /^\d{4}-\d\d-\d\d$/.test(value),
  Duration: (value) => text(value) && /^P(?=.)/.test(value),
  URI: (value) => text(value) && URL.canParse(value),
  Any: () => true,
};

/** What is wrong with a result, each as a sentence; `count` says how many values were looked at. */
export function checkResult(schema, { document, operation, variables }, result) {
  const walk = new Walk(schema, document, variables);
  walk.result(operation, result);
  return { faults: walk.faults, count: walk.count };
}

// Where the fields of each response name stand.
// Whether a document gives another field the name "__typename", by an alias: then that key tells no type.
function hidesTypename(document) {
  let isHidden = false;
  visit(document, {
    Field: (node) => {
      isHidden ||= node.alias?.value === '__typename' && node.name.value !== '__typename';
    },
  });
  return isHidden;
}

function placesOf(document) {
  const places = new Map();
  visit(document, {
    Field: (node) => {
      const name = node.alias?.value ?? node.name.value;
      const { line, column } = getLocation(node.loc.source, node.loc.start);
      places.set(name, (places.get(name) ?? new Set()).add(`${line}:${column}`));
    },
  });
  return places;
}

class Walk {
  constructor(schema, document, variables) {
    this.schema = schema;
    this.document = document;
    this.hidesTypename = hidesTypename(document);
    this.variables = variables;
    this.fragments = new Map(document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
    this.faults = [];
    this.count = 0;
    this.nulls = [];
  }

  result(operation, result) {
    const strange = Object.keys(result).filter((key) => !['data', 'errors', 'extensions'].includes(key));
    this.#expect(strange.length === 0, '', `has the entries ${strange}`);
    this.#errors(result);
    if (result.data === undefined || result.data === null) {
      this.#expect(result.errors?.length > 0, '', 'has neither data nor errors');
      this.#expect(result.data === null, '', 'of an operation that ran has no data');
      this.nulls.push([]);
    } else {
      this.#object(this.schema.getRootType(operation.operation), [operation.selectionSet], result.data, []);
    }

    const places = result.errors === undefined ? new Map() : placesOf(this.document);
    for (const error of result.errors ?? []) {
      const name = error.path?.findLast((part) => typeof part === 'string');
      const isAtField = error.locations === undefined || places.get(name)?.has(`${error.locations[0].line}:${error.locations[0].column}`);
      this.#expect(isAtField, error.path?.join('.'), 'has an error at another place than the field');
      const isThere = this.nulls.some((path) => path.every((part, index) => error.path?.[index] === part));
      this.#expect(isThere, error.path?.join('.'), 'is in the path of an error, but nothing on the way is null');
    }
  }

  #errors(result) {
    if (result.errors === undefined) {
      return;
    }

    this.#expect(Array.isArray(result.errors) && result.errors.length > 0, 'errors', 'is no list with something in it');
    for (const error of result.errors) {
      this.#expect(text(error.message) && error.message !== '', 'errors', 'has an error without a message');
      this.#expect(Array.isArray(error.path), 'errors', `has an execution error without a path: ${error.message}`);
      this.#expect(/^[A-Z_0-9]+$/.test(error.extensions?.code), 'errors', `has an error without a code: ${error.message}`);
      this.#expect(error.extensions?.code !== 'UNEXPECTED_ERROR', 'errors', 'tells of a fault of the server');
      this.#expect(error.locations === undefined || error.locations.every((place) => place.line > 0 && place.column > 0), 'errors', 'has a place that is none');
    }
  }

  #object(type, selectionSets, data, path) {
    if (data === null || typeof data !== 'object' || Array.isArray(data)) {
      this.#expect(false, path, `is no object of ${type}`);
      return;
    }

    const fields = new Map();
    const visited = new Set();
    selectionSets.forEach((selectionSet) => this.#collect(type, selectionSet, fields, visited));
    const [names, given] = [[...fields.keys()], Object.keys(data)];
    this.#expect(names.join() === given.join(), path, `has the fields ${given} instead of ${names}`);
    for (const [name, nodes] of fields) {
      if (name in data) {
        const field = meta.get(nodes[0].name.value) ?? type.getFields()[nodes[0].name.value];
        const isTypeName = field === TypeNameMetaFieldDef;
        this.#value(field.type, nodes, data[name], [...path, name]);
        this.#expect(!isTypeName || data[name] === type.name, [...path, name], `is ${data[name]} on ${type}`);
      }
    }
  }

  // https://spec.graphql.org/September2025/#CollectFields()
  #collect(type, selectionSet, fields, visited) {
    for (const selection of selectionSet.selections) {
      if (!this.#isIncluded(selection)) {
        continue;
      }

      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        fields.set(name, [...fields.get(name) ?? [], selection]);
        continue;
      }

      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      if (isSpread && visited.has(selection.name.value)) {
        continue;
      }

      const fragment = isSpread ? this.fragments.get(selection.name.value) : selection;
      if (isSpread) {
        visited.add(selection.name.value);
      }

      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      if (!condition || condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type))) {
        this.#collect(type, fragment.selectionSet, fields, visited);
      }
    }
  }

  // As CollectFields has it: a variable that is null neither skips nor includes. (graphql-js takes it for an error.)
  #isIncluded(selection) {
    const isTrue = (directive) => {
      const { value } = directive.arguments[0];
      return value.kind === Kind.VARIABLE ? this.variables[value.name.value] === true : value.value;
    };
    const conditions = (selection.directives ?? []).filter(({ name }) => name.value === 'skip' || name.value === 'include');
    return conditions.every((directive) => isTrue(directive) === (directive.name.value === 'include'));
  }

  #value(type, nodes, data, path) {
    this.count++;
    if (data === null) {
      this.#expect(!isNonNullType(type), path, `is null, its type is ${type}`);
      this.nulls.push(path);
    } else if (isNonNullType(type)) {
      this.count--;
      this.#value(type.ofType, nodes, data, path);
    } else if (isListType(type)) {
      this.#expect(Array.isArray(data), path, `is no list, its type is ${type}`);
      for (const [index, item] of Array.isArray(data) ? data.entries() : []) {
        this.#value(type.ofType, nodes, item, [...path, index]);
      }
    } else if (isLeafType(type)) {
      const fits = isEnumType(type) ? type.getValue(data) !== undefined : leaves[type.name](data);
      this.#expect(fits, path, `is ${JSON.stringify(data)}, its type is ${type}`);
    } else if (isAbstractType(type) && (this.hidesTypename || data.__typename === undefined)) {
      // Which type it is of was not asked.
      this.#nulls(data, path);
    } else {
      const selectionSets = nodes.map((node) => node.selectionSet);
      const actual = isAbstractType(type) ? this.schema.getType(data.__typename) : type;
      const isPossible = actual !== undefined && (actual === type || this.schema.isSubType(type, actual));
      this.#expect(isPossible, path, `is a ${data.__typename}, its type is ${type}`);
      if (isPossible) {
        this.#object(actual, selectionSets, data, path);
      }
    }
  }

  #nulls(data, path) {
    if (data === null) {
      this.nulls.push(path);
    } else if (typeof data === 'object') {
      Object.entries(data).forEach(([name, value]) => this.#nulls(value, [...path, Array.isArray(data) ? Number(name) : name]));
    }
  }

  #expect(holds, path, fault) {
    if (!holds) {
      this.faults.push(`"${Array.isArray(path) ? path.join('.') : path}" ${fault}`);
    }
  }
}
