import { ClientError, GraphQLClient, gql } from 'graphql-request';
import { recorder, say } from './recorder.mjs';

const failure = async (promise) => {
  const error = await promise.then(() => 'nothing failed', (thrown) => thrown);
  return error instanceof ClientError
    ? `${error.response.status} ${[error.response.errors ?? error.response].flat().map((each) => each.extensions?.code ?? JSON.stringify(each)).join()}`
    : `${error}`;
};

export async function request(city, clock) {
  const tell = say('graphql-request');
  const wire = recorder();
  const client = new GraphQLClient(city, { fetch: wire.fetch });
  const PAGE = gql`query Page($first: Int!) { districts(first: $first, order: [{ code: ASC }]) { nodes { code } } }`;

  tell('page', (await client.request(PAGE, { first: 2 })).districts.nodes.map((node) => node.code).join(' '), wire.take());
  tell('unknown field', await failure(client.request('{ districts { nodes { nme } } }')), wire.take());
  tell('wrong variable', await failure(client.request(PAGE, { first: 'two' })), wire.take());
  const lenient = new GraphQLClient(city, { fetch: wire.fetch, errorPolicy: 'all' });
  const partial = await lenient.rawRequest('{ version node(id: "nothing") { id } }');
  tell('error beside data', partial.errors.map((error) => error.extensions.code).join(), partial.data.version, wire.take());
  tell('several at once, not allowed', await failure(client.batchRequests([{ document: '{ version }' }, { document: '{ version }' }])), wire.take());
  const byAddress = new GraphQLClient(city, { fetch: wire.fetch, method: 'GET', jsonSerializer: JSON });
  tell('by address', (await byAddress.request(PAGE, { first: 1 })).districts.nodes[0].code, wire.take());
  const clocked = new GraphQLClient(clock, { fetch: wire.fetch });
  const both = await clocked.batchRequests([{ document: '{ greeting }' }, { document: '{ again: greeting }' }]);
  tell('several at once', JSON.stringify(both.map(({ data }) => data)), wire.take());
  tell('mutation', (await clocked.request('mutation { greet }')).greet, wire.take());
  tell('mutation of a client by address', (await new GraphQLClient(clock, { fetch: wire.fetch, method: 'GET', jsonSerializer: JSON })
    .request('mutation { greet }')).greet, wire.take());
}
