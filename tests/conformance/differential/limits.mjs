// The classes of disagreement: limits that graphql-js does not have. Each is one line of the list in README.md.

const classes = {
  'document text and tokens': ['TOKEN_LIMIT_EXCEEDED', 'DOCUMENT_LIMIT_EXCEEDED', 'BODY_LIMIT_EXCEEDED'],
  nesting: ['NESTING_LIMIT_EXCEEDED'],
  depth: ['DEPTH_LIMIT_EXCEEDED'],
  introspection: ['INTROSPECTION_DEPTH_EXCEEDED', 'INTROSPECTION_DEPTH_LIMIT_EXCEEDED'],
  'aliases and fields': ['ALIAS_LIMIT_EXCEEDED', 'FIELD_LIMIT_EXCEEDED', 'SELECTION_LIMIT_EXCEEDED'],
  directives: ['DIRECTIVE_LIMIT_EXCEEDED'],
  'fragment visits and merging': ['FRAGMENT_VISIT_LIMIT_EXCEEDED', 'MERGE_COMPARISON_LIMIT_EXCEEDED'],
  variables: ['VARIABLE_LIMIT_EXCEEDED'],
  'cost and pages': ['COST_LIMIT_EXCEEDED', 'NODE_LIMIT_EXCEEDED', 'NODE_ID_LIMIT_EXCEEDED', 'FILTER_LIMIT_EXCEEDED', 'ORDER_LIMIT_EXCEEDED', 'RESPONSE_LIMIT_EXCEEDED'],
  time: ['TIME_LIMIT_EXCEEDED'],
};

const classByCode = new Map(Object.entries(classes).flatMap(([name, codes]) => codes.map((code) => [code, name])));

/** The names of all classes. */
export const limitClasses = Object.keys(classes);

/** The class of the first error that is about a limit; nothing where none is. */
export const limitOf = (errors) => errors?.map((error) => classByCode.get(error.extensions?.code)).find(Boolean);
