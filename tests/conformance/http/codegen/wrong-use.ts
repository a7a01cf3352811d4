import { GraphQLClient } from 'graphql-request';
import { graphql } from './generated/index.js';

const PAGE = graphql(`
  query WrongUse($first: Int!) {
    districts(first: $first) { nodes { code } }
  }
`);

const client = new GraphQLClient('http://127.0.0.1');
export const variable = client.request(PAGE, { first: 'two' });
export const field = client.request(PAGE, { first: 2 }).then((data) => data.districts?.nodes?.[0]?.population);
