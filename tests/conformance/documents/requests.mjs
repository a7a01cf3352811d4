// The requests to compare: valid ones and mutated ones in turn, from one seed.
import { parse, specifiedRules, validate } from 'graphql';
import { Generator, layOut } from './generate.mjs';
import { textMutations } from './mutate-text.mjs';
import { treeMutations } from './mutate-tree.mjs';
import { Random } from './random.mjs';
import { words } from './words.mjs';

const maxLength = 12_000;
const mutations = [...Object.entries(treeMutations).map(([name, change]) => ({ name, change, inTree: true })),
  ...Object.entries(textMutations).map(([name, change]) => ({ name, change, inTree: false }))];

/** Makes the requests of one schema, `public` or `wide`. */
export class Requests {
  constructor(schemaName, schema) {
    this.words = words[schemaName];
    this.schema = schema;
  }

  /** The request of a number, with its origin: `valid`, the name of a mutation, or `otherVariables`. */
  at(seed, index) {
    // Each request has its own chance, so that one of them can be made again alone.
    const random = new Random((seed * 1_000_003 + index) >>> 0);
    return index % 2 === 0 ? this.#valid(random) : this.#mutated(random, Math.floor(index / 2));
  }

  #valid(random) {
    for (;;) {
      const { document, operationName, variables } = new Generator(random, this.schema).request();
      const query = layOut(random, document);
      if (query.length <= maxLength && validate(this.schema, parse(query), specifiedRules).length === 0) {
        return { origin: 'valid', query, operationName, variables };
      }
    }
  }

  #mutated(random, turn) {
    for (;;) {
      const base = this.#valid(random);
      if (random.chance(0.06) && Object.keys(base.variables).length > 0) {
        return { ...base, origin: 'otherVariables', variables: otherVariables(random, base.variables) };
      }

      // All kinds in turn; where one finds nothing to change, another takes its place.
      const mutation = random.chance(0.8) ? mutations[turn % mutations.length] : random.pick(mutations);
      const query = this.#apply(random, mutation, base.query);
      if (query !== undefined && query !== base.query && query.length <= maxLength) {
        return { ...base, origin: mutation.name, query };
      }
    }
  }

  #apply(random, { change, inTree }, text) {
    if (!inTree) {
      return change(random, text, this.words);
    }

    const document = structuredClone(parse(text, { noLocation: true }));
    return change(random, document, this.words) ? layOut(random, document) : undefined;
  }
}

function otherVariables(random, variables) {
  const other = { ...variables };
  const name = random.pick(Object.keys(other));
  const value = random.pick([
    null, 'text', 1, 1.5, true, 2147483648, [], {}, [null], { nosuch: 1 }, ['text', 1], [[1]], [[null]], { name: null }, { name: 'a', id: 1 }, { limit: null },
    '2019-07-07', '', -1, 9007199254740993, undefined,
  ]);
  if (value === undefined) {
    delete other[name];
  } else {
    other[name] = value;
  }

  return other;
}
