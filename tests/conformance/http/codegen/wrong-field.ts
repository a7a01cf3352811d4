import { graphql } from './generated/index.js';

export const WRONG = graphql(`
  query WrongField {
    districts(first: 1) { nodes { nme } }
  }
`);
