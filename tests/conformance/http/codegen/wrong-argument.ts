import { graphql } from './generated/index.js';

export const WRONG = graphql(`
  query WrongArgument($first: String!) {
    districts(first: $first) { totalCount }
  }
`);
