// Does the running server say about itself what graphql/schema.graphql says?
// usage: node printed.mjs URL
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { difference } from './difference.mjs';
import { endpoint, publicSchema } from './folder.mjs';

const query = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const response = await fetch(endpoint(process.argv[2]), {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify({ query }),
});
const result = await response.json();
if (result.errors || !result.data) {
  console.log(`The introspection was answered with status ${response.status}: ${JSON.stringify(result.errors ?? result, null, 2)}`);
  process.exit(1);
}

const printed = printSchema(buildSchema(publicSchema()));
const introspected = printSchema(buildClientSchema(result.data));
const lines = printed === introspected ? [] : difference(printed, introspected);
for (const line of lines) {
  console.log(line);
}

const differing = lines.filter((line) => !line.startsWith('  ')).length;
console.log(`${printed.split('\n').length} lines, ${differing} differ (- graphql/schema.graphql, + introspection)`);
process.exitCode = differing === 0 ? 0 : 1;
