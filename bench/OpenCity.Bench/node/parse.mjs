// Parses and validates a document with graphql-js: a number of times on each line in, the CPU of one time in microseconds out.
// usage: node parse.mjs SCHEMA_FILE DOCUMENT_FILE < counts > figures   (graphql-js is the one of tests/conformance)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../../tests/conformance/package.json', import.meta.url));
const { buildSchema, parse, validate, version } = require('graphql');
const [schemaFile, documentFile] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const text = readFileSync(documentFile, 'utf8');
const errors = validate(schema, parse(text));
if (errors.length > 0) throw new Error(errors.join('\n'));
console.log(`graphql-js ${version}, Node ${process.version}`);

for await (const line of createInterface({ input: process.stdin })) {
  const count = Number(line);
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) validate(schema, parse(text));
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / count);
}
