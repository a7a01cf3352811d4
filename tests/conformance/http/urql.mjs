import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { recorder, say } from './recorder.mjs';

const codes = (error) => error?.graphQLErrors.map((each) => each.extensions.code).join() || `${error}`;

export async function urql(city, clock) {
  const tell = say('urql');
  const wire = recorder();
  const client = new Client({ url: city, fetch: wire.fetch, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });
  const PAGE = gql`query Page($first: Int!) { districts(first: $first, order: [{ code: ASC }]) { nodes { code } } }`;

  const page = await client.query(PAGE, { first: 2 });
  tell('page', page.data.districts.nodes.map((node) => node.code).join(' '), wire.take());
  await client.query(PAGE, { first: 2 });
  tell('again from its cache', wire.take() || 'nothing sent');
  tell('unknown field', codes((await client.query(gql`{ districts { nodes { nme } } }`, {})).error), wire.take());
  tell('wrong variable', codes((await client.query(PAGE, { first: 'two' })).error), wire.take());
  const partial = await client.query(gql`{ version node(id: "nothing") { id } }`, {});
  tell('error beside data', codes(partial.error), partial.data.version, wire.take());
  tell('by address', (await client.query(gql`{ version }`, {}, { preferGetMethod: 'force' })).data.version, wire.take());

  for (const preferGetForPersistedQueries of [false, 'force']) {
    const hashed = new Client({
      url: city, fetch: wire.fetch, requestPolicy: 'network-only', preferGetMethod: false,
      exchanges: [persistedExchange({ preferGetForPersistedQueries }), fetchExchange],
    });
    const HASHED = gql(`query Urql${preferGetForPersistedQueries ? 'Get' : 'Post'} { districts(first: 1, order: [{ code: ASC }]) { nodes { code } } }`);
    for (const time of ['first', 'second']) {
      const { data, error } = await hashed.query(HASHED, {});
      tell(`by hash${preferGetForPersistedQueries ? ' in the address' : ''}, ${time}`, error ? codes(error) : data.districts.nodes[0].code, wire.take());
    }
  }

  const live = new Client({ url: clock, fetch: wire.fetch, exchanges: [fetchExchange], fetchSubscriptions: true, preferGetMethod: false });
  tell('mutation', (await live.mutation(gql`mutation { greet }`, {})).data.greet, wire.take());
  const numbers = [];
  await new Promise((resolve) => live.subscription(gql`subscription { count(to: 3) { number } }`, {}).subscribe(({ data, hasNext }) => {
    // The last result comes a second time, when the stream has ended.
    if (hasNext) {
      numbers.push(data.count.number);
    } else {
      resolve();
    }
  }));
  tell('subscription', numbers.join(' '), wire.take());
}
