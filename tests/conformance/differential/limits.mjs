// The classes of disagreement: limits that graphql-js does not have. Each is one line of the list in README.md.

const classes = {
  'document text and tokens': ['TOKEN', 'DOCUMENT', 'BODY'],
  nesting: ['NESTING'],
  depth: ['DEPTH'],
  introspection: ['INTROSPECTION_DEPTH', 'INTROSPECTION_LIST'],
  'aliases and fields': ['ALIAS', 'SELECTION_SET', 'FIELD'],
  directives: ['DIRECTIVES_IN_PLACE', 'DIRECTIVE'],
  'fragment visits and merging': ['FRAGMENT_VISIT', 'MERGE_COMPARISON'],
  variables: ['VARIABLE', 'VARIABLE_DEPTH', 'VARIABLE_LIST'],
  'cost and pages': ['COST', 'PAGE_SIZE', 'NODE', 'NODE_ID', 'FILTER', 'ORDER', 'RESPONSE'],
  time: ['TIME'],
};

const classByCode = new Map(Object.entries(classes).flatMap(([name, codes]) => codes.map((code) => [`${code}_LIMIT_EXCEEDED`, name])));
classByCode.set('INTROSPECTION_DEPTH_EXCEEDED', 'introspection');

/** The names of all classes. */
export const limitClasses = Object.keys(classes);

/** The class of the first error that is about a limit; nothing where none is. */
export const limitOf = (errors) => errors?.map((error) => classByCode.get(error.extensions?.code)).find(Boolean);
