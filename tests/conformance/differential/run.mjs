// One run: the catalogue, then generated documents of both schemas, and what came of it.
import { fileURLToPath } from 'node:url';
import { catalogue } from '../catalogue/all.mjs';
import { Requests } from '../documents/requests.mjs';
import { endpoint } from '../folder.mjs';
import { compare } from './compare.mjs';
import { Engine } from './engine.mjs';
import { Oracle } from './oracle.mjs';
import { report } from './report.mjs';
import { ask } from './server.mjs';
import { State } from './state.mjs';
import { Tally } from './tally.mjs';
import { twinOf } from './twin.mjs';

const schemaFiles = { public: '../../../graphql/schema.graphql', wide: '../wide/schema.graphql' };
const atOnce = 16;

export class Differential {
  constructor({ server, judge, count, seeds, stateFile, twin }) {
    this.server = server === undefined ? undefined : endpoint(server);
    this.count = count;
    this.seeds = seeds;
    this.state = new State(stateFile, { count, seeds, server: server !== undefined });
    this.twin = twinOf(twin);
    this.sides = Object.fromEntries(Object.entries(schemaFiles).map(([name, file]) => {
      const [newer, older] = [new Oracle(17, name), new Oracle(16, name)];
      const options = name === 'wide' ? [] : ['--no-execution'];
      const engine = new Engine(judge, fileURLToPath(new URL(file, import.meta.url)), ...options);
      return [name, { name, newer, older, engine, requests: new Requests(name, newer.schema) }];
    }));
  }

  /** The whole run; true where nothing is left that a limit does not explain. */
  async all() {
    const tally = this.state.tally ?? new Tally();
    const started = Date.now();
    if (!tally.catalogue) {
      await this.#catalogue(tally);
    }

    await this.#generated(tally);
    this.#end();
    tally.milliseconds += Date.now() - started;
    this.state.save(this.count, tally);
    return tally.print({ count: this.count, seeds: this.seeds, server: this.server !== undefined });
  }

  /** One generated document again. */
  async only(schemaName, seed, index) {
    const tally = new Tally();
    const request = this.sides[schemaName].requests.at(Number(seed), Number(index));
    console.log(request);
    await this.#judge(this.sides[schemaName], request, `${schemaName}:${seed}:${index}`, tally);
    this.#end();
    return tally.faults === 0;
  }

  async #catalogue(tally) {
    for (const entry of catalogue) {
      const side = this.sides[entry.schema];
      const expected = await this.#judge(side, entry, `catalogue, ${entry.section}: ${entry.name}`, tally);
      tally.catalogued++;
      if (expected.verdict !== entry.verdict) {
        tally.faults++;
        console.log(`--- catalogue, ${entry.section}: ${entry.name}: "${expected.verdict}" by graphql-js instead of "${entry.verdict}"\n${entry.query}\n`);
        expected.errors.forEach((error) => console.log(`  ${error.rule}: ${error.message}`));
      }
    }

    tally.catalogue = true;
    tally.endCatalogue();
  }

  // Seeds in turn, each with the documents of both schemas in turn; several requests are under way at once.
  async #generated(tally) {
    const underway = new Set();
    const began = Date.now();
    for (let number = this.state.next; number < this.count; number++) {
      const seed = this.seeds[number % this.seeds.length];
      const ofSeed = Math.floor(number / this.seeds.length);
      const side = ofSeed % 4 < 2 ? this.sides.wide : this.sides.public;
      const request = side.requests.at(seed, ofSeed);
      const judged = this.#judge(side, request, `${side.name}:${seed}:${ofSeed}`, tally).then(() => underway.delete(judged));
      underway.add(judged);
      tally.generated[side.name] = (tally.generated[side.name] ?? 0) + 1;
      tally.mutated += request.origin === 'valid' ? 0 : 1;
      if (underway.size >= atOnce) {
        await Promise.race(underway);
      }

      if ((number + 1) % 1000 === 0) {
        await Promise.all(underway);
        tally.milliseconds += Date.now() - began - (tally.counted ?? 0);
        tally.counted = Date.now() - began;
        this.state.save(number + 1, tally);
      }
    }

    await Promise.all(underway);
    tally.milliseconds -= tally.counted ?? 0;
    tally.counted = undefined;
  }

  async #judge(side, request, where, tally) {
    const expected = side.newer.judge(request);
    const older = side.older.judge(request, expected);
    const engine = this.twin(await side.engine.ask(request));
    tally.note(expected, engine);
    this.#settle(side.newer, request, where, tally, 'engine', expected, engine, true);
    this.#settle(side.older, request, where, tally, 'engine beside graphql-js 16', older, engine, true);
    if (side.name === 'public' && this.server !== undefined && request.query !== '') {
      const answer = await ask(this.server, request);
      answer.faults?.forEach((fault) => this.#fault(request, where, tally, 'server', expected, answer, [fault]));
      this.#settle(side.newer, request, where, tally, 'server', expected, answer, false);
    }

    return expected;
  }

  #settle({ edition, name }, request, where, tally, who, expected, actual, isWhole) {
    const { limit, faults, values } = compare(this.sides[name].newer.schema, edition, expected, actual, isWhole);
    tally.values += values ?? 0;
    if (limit) {
      tally.limited(limit);
    } else if (faults.length > 0) {
      this.#fault(request, where, tally, who, expected, actual, faults);
    } else {
      tally.agreements++;
    }
  }

  #fault(request, where, tally, who, expected, actual, faults) {
    tally.fault();
    if (tally.faults <= 50) {
      report(`${who}, ${where}`, request, expected, actual, faults);
    }
  }

  #end() {
    Object.values(this.sides).forEach((side) => side.engine.end());
  }
}
