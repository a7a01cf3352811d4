import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { recorder, say } from './recorder.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const codes = (error) => (CombinedGraphQLErrors.is(error) ? error.errors.map((each) => each.extensions.code).join() : `${error}`);
const failure = async (promise) => codes(await promise.then(({ error }) => error, (thrown) => thrown));

const PAGE = gql`
  query Page($first: Int!, $after: String) {
    districts(first: $first, after: $after, order: [{ code: ASC }]) {
      nodes { id code }
      pageInfo { endCursor hasNextPage }
    }
  }
`;

export async function apollo(city, clock) {
  const tell = say('Apollo Client');
  const wire = recorder();
  const cache = new InMemoryCache();
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: city, fetch: wire.fetch }) });

  const first = await client.query({ query: PAGE, variables: { first: 2 } });
  tell('page', first.data.districts.nodes.map((node) => node.code).join(' '), wire.take());
  const next = await client.query({ query: PAGE, variables: { first: 2, after: first.data.districts.pageInfo.endCursor } });
  tell('next page', next.data.districts.nodes.map((node) => node.code).join(' '), wire.take());
  await client.query({ query: PAGE, variables: { first: 2 } });
  tell('again from its cache', cache.extract()['District:District:11110'].code, wire.take() || 'nothing sent');

  tell('unknown field', await failure(client.query({ query: gql`{ districts { nodes { nme } } }` })), wire.take());
  tell('wrong variable', await failure(client.query({ query: PAGE, variables: { first: 'two' } })), wire.take());
  const partial = await client.query({ query: gql`{ version node(id: "nothing") { id } }`, errorPolicy: 'all' });
  tell('error beside data', codes(partial.error), partial.data.version, wire.take());

  const persisted = (options, fetcher = wire.fetch) => new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([new PersistedQueryLink({ sha256, ...options }), new HttpLink({ uri: city, fetch: fetcher })]),
    defaultOptions: { query: { fetchPolicy: 'no-cache' } },
  });
  const HASHED = gql`query Hashed { districts(first: 1, order: [{ code: ASC }]) { nodes { code } } }`;
  const byPost = persisted({});
  for (const time of ['first', 'second']) {
    const { data } = await byPost.query({ query: HASHED });
    tell(`by hash, ${time}`, data.districts.nodes[0].code, wire.take());
  }
  const byGet = persisted({ useGETForHashedQueries: true });
  const OTHER = gql`query HashedByGet { districts(first: 1, order: [{ code: DESC }]) { nodes { code } } }`;
  for (const time of ['first', 'second']) {
    const { data } = await byGet.query({ query: OTHER });
    tell(`by hash in the address, ${time}`, data.districts.nodes[0].code, wire.take());
  }
  tell('wrong by hash', await failure(byPost.query({ query: gql`query Wrong { distrcts { totalCount } }` })), wire.take());

  const batching = (uri) => new ApolloClient({ cache: new InMemoryCache(), link: new BatchHttpLink({ uri, fetch: wire.fetch, batchMax: 2 }) });
  const refused = batching(city);
  await Promise.allSettled([refused.query({ query: gql`{ version }` }), refused.query({ query: gql`{ districts { totalCount } }` })]);
  tell('several at once, not allowed', wire.take());
  const allowed = batching(clock);
  const both = await Promise.all([
    allowed.query({ query: gql`query A { greeting }` }).then(({ data }) => data.greeting),
    failure(allowed.query({ query: gql`query B { greting }` })),
  ]);
  tell('several at once', ...both, wire.take());

  const clocked = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: clock, fetch: wire.fetch }) });
  tell('mutation', (await clocked.mutate({ mutation: gql`mutation { greet }` })).data.greet, wire.take());
  const sockets = createClient({ url: clock.replace('http', 'ws'), webSocketImpl: WebSocket });
  const live = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(sockets) });
  const numbers = [];
  await new Promise((resolve, reject) => live.subscribe({ query: gql`subscription { count(to: 3) { number } }` })
    .subscribe({ next: ({ data }) => numbers.push(data.count.number), error: reject, complete: resolve }));
  tell('subscription', numbers.join(' '));
  await sockets.dispose();
}
