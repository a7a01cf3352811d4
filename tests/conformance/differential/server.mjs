// What the server says about a request.
import { setTimeout } from 'node:timers/promises';
import { limitOf } from './limits.mjs';

const accept = 'application/graphql-response+json';

// Codes of the request errors (status 400) that are not about the rules of validation; every other one is.
const otherCodes = new Map([['SYNTAX_ERROR', 'syntax'], ['OPERATION_NOT_FOUND', 'operation'], ['INVALID_VARIABLE', 'variables']]);
const verdictOf = (code) => (limitOf([{ extensions: { code } }]) ? 'limit' : otherCodes.get(code) ?? 'validation');

/** The verdict in the words of the oracle, with the result and what is wrong with the answer as HTTP. */
export async function ask(address, { query, operationName, variables }) {
  const response = await post(address, JSON.stringify({ query, operationName, variables }));
  const faults = [];
  const contentType = response.headers.get('content-type') ?? '';
  const body = await response.text();
  let result;
  try {
    result = JSON.parse(body);
  } catch {
    return { verdict: `no JSON, status ${response.status}`, faults: [body.slice(0, 500)] };
  }

  if (!contentType.startsWith(accept)) {
    faults.push(`the media type is "${contentType}"`);
  }

  if ('data' in result) {
    if (response.status !== 200) {
      faults.push(`an operation that ran has the status ${response.status}`);
    }

    return { verdict: 'runs', result, faults };
  }

  if (response.status !== 400) {
    return { verdict: `refused with status ${response.status}`, errors: result.errors ?? [], faults };
  }

  const errors = result.errors ?? [];
  const codes = errors.map((error) => error.extensions?.code);
  if (errors.length === 0 || codes.includes(undefined)) {
    faults.push('a request error is without a code');
  }

  const kinds = new Set(codes.map(verdictOf));
  return { verdict: [...kinds].join(' and '), errors, faults: [...faults, ...strangeIn(result)] };
}

// https://spec.graphql.org/September2025/#sec-Response-Format: a request error comes alone, each error of it without a path.
function strangeIn(result) {
  const isError = ({ message, locations, path, extensions, ...more }) => typeof message === 'string' && message !== '' && path === undefined
    && (locations === undefined || (locations.length > 0 && locations.every(({ line, column }) => line > 0 && column > 0)))
    && typeof extensions?.code === 'string' && Object.keys(more).length === 0;
  return Object.keys(result).join() === 'errors' && result.errors.every(isError) ? [] : [`is no refusal: ${JSON.stringify(result)}`];
}

// A refused connection is tried again: the server may be starting.
async function post(address, body) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body });
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }

      await setTimeout(250);
    }
  }
}
