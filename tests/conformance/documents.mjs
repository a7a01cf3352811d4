// Do graphql-js and the server say the same about generated documents, valid and mutated?
// usage: node documents.mjs URL [--count 500] [--seed 1] [--only INDEX]
import { parseArgs } from 'node:util';
import { buildOracle, verdictOf } from './documents/oracle.mjs';
import { requests } from './documents/requests.mjs';
import { checkResult } from './documents/response.mjs';
import { ask } from './documents/server.mjs';
import { endpoint } from './folder.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const address = endpoint(positionals[0]);
const schema = buildOracle();
const tally = { mutated: 0, invalid: 0, disagreements: 0, misplaced: 0, malformed: 0, values: 0 };
const codes = new Map();
const count = (code) => codes.set(code, (codes.get(code) ?? 0) + 1);

for (const request of requests(schema, Number(options.count), Number(options.seed))) {
  if (options.only !== undefined && Number(options.only) !== request.index) {
    continue;
  }

  const expected = verdictOf(schema, request);
  const actual = await ask(address, request);
  tally.mutated += request.origin === 'valid' ? 0 : 1;
  tally.invalid += expected.verdict === 'syntax' || expected.verdict === 'validation' ? 1 : 0;
  [...actual.codes ?? [], ...actual.result?.data !== undefined ? (actual.result.errors ?? []).map((error) => error.extensions?.code) : []].forEach(count);
  const faults = [...actual.faults];
  if (expected.verdict !== actual.verdict) {
    tally.disagreements++;
    report('disagreement', request, expected, actual, faults);
    continue;
  }

  if (expected.verdict === 'runs') {
    const checked = checkResult(schema, expected, actual.result);
    tally.values += checked.count;
    faults.push(...checked.faults);
  }

  if (faults.length > 0) {
    tally.malformed++;
    report('malformed answer', request, expected, actual, faults);
  } else if (isElsewhere(expected, actual)) {
    tally.misplaced++;
    report('other place', request, expected, actual, []);
  }
}

console.log(`codes: ${[...codes].sort().map(([code, times]) => `${code} ${times}`).join(', ')}`);
console.log(`seed ${options.seed}: ${options.count} documents, ${tally.mutated} mutated, ${tally.invalid} invalid by graphql-js`);
console.log(`${tally.values} values of answers looked at, ${tally.malformed} malformed answers, ${tally.misplaced} first errors at another place`);
console.log(`${tally.disagreements} disagreements`);
process.exitCode = tally.disagreements + tally.malformed === 0 ? 0 : 1;

// The server sorts its errors by place, graphql-js by rule: the first place of all is compared.
function isElsewhere(expected, actual) {
  const isAboutDocument = expected.verdict === 'syntax' || expected.verdict === 'validation';
  const [place] = expected.places;
  return isAboutDocument && place && (place.line !== actual.place?.line || place.column !== actual.place?.column);
}

function report(what, request, expected, actual, faults) {
  console.log(`--- ${what}: seed ${options.seed}, document ${request.index} (${request.origin})`);
  console.log(request.query);
  console.log(`operationName ${JSON.stringify(request.operationName)}, variables ${JSON.stringify(request.variables)}`);
  console.log(`graphql-js: ${expected.verdict}`);
  for (const error of expected.errors) {
    console.log(`  ${error.message} ${JSON.stringify(error.locations ?? [])}`);
  }

  console.log(`server: ${actual.verdict}`);
  for (const error of actual.result?.errors ?? []) {
    console.log(`  ${error.message} ${JSON.stringify(error.locations ?? [])} ${error.extensions?.code}`);
  }

  faults.forEach((fault) => console.log(`  ${fault}`));
  console.log();
}
