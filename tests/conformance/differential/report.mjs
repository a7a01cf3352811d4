/** Tells everything about one disagreement. */
export function report(where, request, expected, actual, faults) {
  console.log(`--- ${where}${request.origin ? ` (${request.origin})` : ''}`);
  console.log(request.query);
  console.log(`operationName ${JSON.stringify(request.operationName)}, variables ${JSON.stringify(request.variables)}`);
  console.log(`graphql-js: ${expected.verdict}`);
  expected.errors.forEach((error) => console.log(`  ${error.rule}: ${error.message} ${placesOf(error.places)}`));
  console.log(`OpenCity: ${actual.verdict}`);
  (actual.errors ?? actual.result?.errors ?? []).forEach((error) => console.log(`  ${error.extensions?.code}: ${error.message} ${placesOf(error.locations ?? [])}`));
  faults.forEach((fault) => console.log(`  ${fault}`));
  console.log();
}

const placesOf = (places) => places.map(({ line, column }) => `${line}:${column}`).join(' ');
