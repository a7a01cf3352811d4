// Mistakes made in the tree of a valid document. Each changes the document it is given; false where there was nothing to change.
import { Kind, parse, visit } from 'graphql';
import { nameOf } from './values.mjs';

const isComposite = (node) => node.kind === Kind.FIELD && node.selectionSet !== undefined;
const isLeaf = (node) => node.kind === Kind.FIELD && node.selectionSet === undefined;
const hasArguments = (node) => (node.kind === Kind.FIELD || node.kind === Kind.DIRECTIVE) && node.arguments?.length > 0;
const isValue = (node) => ['IntValue', 'FloatValue', 'StringValue', 'BooleanValue', 'NullValue', 'EnumValue', 'ListValue', 'ObjectValue'].includes(node.kind);
const definition = (text) => parse(text, { noLocation: true }).definitions[0];
const selections = (text) => definition(text).selectionSet.selections;
const named = (name) => ({ kind: Kind.NAMED_TYPE, name: nameOf(name) });

// Where a directive may be written, whether or not it is allowed there.
const directed = new Set([Kind.FIELD, Kind.FRAGMENT_SPREAD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_DEFINITION, Kind.OPERATION_DEFINITION, Kind.VARIABLE_DEFINITION]);

const values = [
  { kind: Kind.INT, value: '12' }, { kind: Kind.INT, value: '2147483648' }, { kind: Kind.INT, value: '9223372036854775808' },
  { kind: Kind.FLOAT, value: '1.5' }, { kind: Kind.FLOAT, value: '1e400' }, { kind: Kind.STRING, value: 'text' }, { kind: Kind.STRING, value: '2019-02-30' },
  { kind: Kind.STRING, value: '2019-07-07T00:00:00' }, { kind: Kind.STRING, value: '2019-07-07T00:00:00.1234567Z' }, { kind: Kind.BOOLEAN, value: true },
  { kind: Kind.NULL }, { kind: Kind.ENUM, value: 'NOWHERE' }, { kind: Kind.LIST, values: [] }, { kind: Kind.OBJECT, fields: [] },
  { kind: Kind.LIST, values: [{ kind: Kind.NULL }] }, { kind: Kind.LIST, values: [{ kind: Kind.LIST, values: [{ kind: Kind.INT, value: '1' }] }] },
];

// Without "@stream": graphql-js says more about it than that it is unknown.
const directives = [
  '@nosuch', '@deprecated', '@specifiedBy(url: "x")', '@oneOf', '@include', '@skip(if: null)', '@include(if: 1)', '@skip(unless: true)',
  '@include(if: true, if: true)', '@include(if: true) @include(if: true)', '@skip(if: $nosuch)', '@include(if: true)', '@defer',
];

/** Each mistake by its name: from chance, a document and the words of its schema. */
export const treeMutations = {
  misspeltField: (random, document) => change(random, document, (node) => node.kind === Kind.FIELD, (node) => {
    node.name.value = random.pick([`${node.name.value}s`, node.name.value.slice(1) || 'x', 'nosuch', '__type', 'id', 'name', node.name.value.toUpperCase()]);
  }),
  misspeltArgument: (random, document) => change(random, document, (node) => node.kind === Kind.ARGUMENT, (node) => {
    node.name.value = random.pick([`${node.name.value}x`, 'where', 'id', 'if', node.name.value.toUpperCase()]);
  }),
  misspeltInputField: (random, document) => change(random, document, (node) => node.kind === Kind.OBJECT_FIELD, (node) => {
    node.name.value = random.pick([`${node.name.value}x`, 'eq', 'and', 'id', node.name.value.toUpperCase()]);
  }),
  misspeltType: (random, document, words) => change(random, document, (node) => node.kind === Kind.NAMED_TYPE, (node) => {
    node.name.value = random.pick([`${node.name.value}x`, 'Nothing', ...words.types]);
  }),
  misspeltVariable: (random, document) => change(random, document, (node) => node.kind === Kind.VARIABLE, (node) => {
    node.name.value = random.pick([`${node.name.value}x`, 'v0', 'nosuch']);
  }),
  misspeltSpread: (random, document) => change(random, document, (node) => node.kind === Kind.FRAGMENT_SPREAD, (node) => {
    node.name.value += 'x';
  }),
  wrongLiteral: (random, document) => change(random, document, isValue, (node) => replace(node, structuredClone(random.pick(values)))),
  wrongArgument: (random, document) => change(random, document, (node) => node.kind === Kind.ARGUMENT, (node) => {
    node.value = structuredClone(random.pick(values));
  }),
  wrongDefault: (random, document) => change(random, document, (node) => node.kind === Kind.VARIABLE_DEFINITION, (node) => {
    node.defaultValue = structuredClone(random.pick(values));
  }),
  removedVariable: (random, document) => change(random, document, (node) => node.kind === Kind.OPERATION_DEFINITION && node.variableDefinitions?.length > 0, (node) => {
    node.variableDefinitions.splice(random.whole(0, node.variableDefinitions.length - 1), 1);
  }),
  repeatedVariable: (random, document) => change(random, document, (node) => node.kind === Kind.OPERATION_DEFINITION && node.variableDefinitions?.length > 0, (node) => {
    node.variableDefinitions.push(random.pick(node.variableDefinitions));
  }),
  unusedVariable: (random, document, words) => change(random, document, (node) => node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined, (node) => {
    node.variableDefinitions = [...node.variableDefinitions ?? [], definition(`query ($unused: ${random.pick(['Int', 'ID!', '[String!]', 'Query', 'Nothing', ...words.types])}) { a }`).variableDefinitions[0]];
  }),
  otherVariableType: (random, document) => change(random, document, (node) => node.kind === Kind.VARIABLE_DEFINITION, (node) => {
    node.type = random.pick([
      { kind: Kind.LIST_TYPE, type: node.type }, node.type.type ?? { kind: Kind.NON_NULL_TYPE, type: node.type }, named('String'), named('Int'), named('ID'), named('Float'),
    ]);
  }),
  removedArgument: (random, document) => change(random, document, hasArguments, (node) => {
    node.arguments.splice(random.whole(0, node.arguments.length - 1), 1);
  }),
  repeatedArgument: (random, document) => change(random, document, hasArguments, (node) => {
    node.arguments.push(random.pick(node.arguments));
  }),
  repeatedInputField: (random, document) => change(random, document, (node) => node.kind === Kind.OBJECT && node.fields?.length > 0, (node) => {
    node.fields.push(random.pick(node.fields));
  }),
  missingSelection: (random, document) => change(random, document, isComposite, (node) => {
    node.selectionSet = undefined;
  }),
  selectionOnLeaf: (random, document) => change(random, document, isLeaf, (node) => {
    node.selectionSet = definition('{ id }').selectionSet;
  }),
  sharedName: (random, document) => change(random, document, (node) => node.kind === Kind.SELECTION_SET && node.selections.length > 1, (node) => {
    const fields = node.selections.filter((selection) => selection.kind === Kind.FIELD);
    fields.forEach((field) => {
      field.alias = nameOf('shared');
    });
    return fields.length > 1;
  }),
  anyDirective: (random, document) => change(random, document, (node) => directed.has(node.kind), (node) => {
    node.directives = [...node.directives ?? [], ...selections(`{ a ${random.pick(directives)} }`)[0].directives];
  }),
  impossibleFragment: (random, document, words) => change(random, document, (node) => node.kind === Kind.SELECTION_SET, (node) => {
    node.selections.push(...selections(`{ ... on ${random.pick([...words.types, 'Int', 'Nothing'])} { __typename } }`));
  }),
  conflict: (random, document, words) => change(random, document, (node) => node.kind === Kind.OPERATION_DEFINITION, (node) => {
    node.selectionSet.selections.push(...selections(`{ ${random.pick(words.conflicts)} }`));
  }),
  otherOperation: (random, document) => change(random, document, (node) => node.kind === Kind.OPERATION_DEFINITION, (node) => {
    node.operation = random.pick(['mutation', 'subscription']);
  }),
  sameName: (random, document) => change(random, document, (node) => node.kind === Kind.FRAGMENT_DEFINITION || (node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined), (node) => {
    document.definitions.push(structuredClone(node));
  }),
  removedDefinition: (random, document) => {
    if (document.definitions.length < 2) {
      return false;
    }

    document.definitions.splice(random.whole(0, document.definitions.length - 1), 1);
    return true;
  },
  furtherDefinition: (random, document, words) => {
    document.definitions.push(...parse(random.pick(words.definitions), { noLocation: true }).definitions);
    return true;
  },
  alone: (random, document, words) => {
    document.definitions = [...parse(random.pick(words.definitions), { noLocation: true }).definitions];
    return true;
  },
};

function change(random, document, accepts, edit) {
  const found = [];
  visit(document, { enter: (node) => void (accepts(node) && found.push(node)) });
  return found.length > 0 && edit(random.pick(found)) !== false;
}

function replace(node, other) {
  for (const key of Object.keys(node)) {
    delete node[key];
  }

  Object.assign(node, other);
}
