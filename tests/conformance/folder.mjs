// Where the contract is, and how it is read.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const graphqlFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'graphql');

/** The printed public schema. */
export const publicSchema = () => readFileSync(join(graphqlFolder, 'schema.graphql'), 'utf8');

/** The files that a city writes: everything but the printed schema, `documents/` and what is no SDL. */
export function authoredFiles(folder = graphqlFolder) {
  const here = readdirSync(folder).filter((name) => name.endsWith('.graphql') && name !== 'schema.graphql');
  const datasets = readdirSync(join(folder, 'datasets')).filter((name) => name.endsWith('.graphql'));
  return [...here.sort().map((name) => join(folder, name)), ...datasets.sort().map((name) => join(folder, 'datasets', name))];
}

/** The address of the endpoint: a server's root may be given, too. */
export function endpoint(address) {
  if (!address) {
    throw new Error('Give the address of a running server: http://127.0.0.1:5080');
  }

  const url = new URL(address);
  if (url.pathname === '/') {
    url.pathname = '/graphql';
  }

  return url.href;
}
