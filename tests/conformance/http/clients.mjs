// node clients.mjs CITY CLOCK - Apollo Client, urql and graphql-request against the city's server and that of tests/OpenCity.TestServer,
// whose schema has a mutation and subscriptions. Addresses without path.
import { apollo } from './apollo.mjs';
import { request } from './request.mjs';
import { urql } from './urql.mjs';

const [city, clock] = process.argv.slice(2).map((address) => `${address}/graphql`);
for (const client of [apollo, urql, request]) {
  await client(city, clock);
}
