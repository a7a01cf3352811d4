import { GraphQLClient } from 'graphql-request';
import { graphql } from './generated/index.js';

const PAGE = graphql(`
  query Right($first: Int!, $after: String) {
    districts(first: $first, after: $after, order: [{ code: ASC }]) {
      nodes { id code population area }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

export async function right(url: string): Promise<string> {
  const { districts } = await new GraphQLClient(url).request(PAGE, { first: 2 });
  const lines: string[] = (districts?.nodes ?? []).map((node) => {
    const population: number | null | undefined = node.population;
    return `${node.code} ${typeof population}`;
  });
  return `${lines.join(', ')}; more: ${districts?.pageInfo.hasNextPage}`;
}
