/**
 * The entries of one section: documents by the verdict that the specification gives them. An entry is a text, or a text with
 * variables and the name of an operation.
 */
export function section(name, byVerdict, schema = 'wide') {
  return Object.entries(byVerdict).flatMap(([verdict, entries]) => entries.map((entry) => {
    const [query, variables, operationName] = Array.isArray(entry) ? entry : [entry];
    return { section: name, schema, name: query.length > 60 ? `${query.slice(0, 60)}…` : query, verdict, query, variables, operationName };
  }));
}
