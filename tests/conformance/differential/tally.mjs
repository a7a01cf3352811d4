// What was counted in a run.
import { codesByRule } from './rules.mjs';
import { limitClasses } from './limits.mjs';

// From so many generated documents on, each rule must have been reached by one; in shorter runs the catalogue counts, too.
const enough = 5000;

export class Tally {
  catalogue = false;
  catalogued = 0;
  generated = {};
  mutated = 0;
  verdicts = {};
  rules = {};
  codes = {};
  catalogueRules = {};
  limits = {};
  agreements = 0;
  faults = 0;
  values = 0;
  milliseconds = 0;

  static of = (json) => Object.assign(new Tally(), json);

  /** Notes which rules and codes a document reached. */
  note(expected, actual) {
    add(this.verdicts, [expected.verdict]);
    add(this.rules, new Set(expected.errors.map((error) => error.rule)));
    add(this.codes, new Set((actual.errors ?? actual.result?.errors ?? []).map((error) => error.extensions.code)));
  }

  /** What was reached so far was reached by the catalogue. */
  endCatalogue() {
    this.catalogueRules = this.rules;
    this.rules = {};
  }

  limited(limit) {
    add(this.limits, [limit]);
  }

  fault() {
    this.faults++;
  }

  /** The summary; true where nothing is wrong. */
  print({ count, seeds, server }) {
    const missing = Object.keys(codesByRule).filter((rule) => !this.rules[rule] && (count >= enough || !this.catalogueRules[rule]));
    console.log('rule of graphql-js: documents that broke it, catalogued and generated');
    for (const [rule, codes] of Object.entries(codesByRule)) {
      console.log(`  ${rule}: ${this.catalogueRules[rule] ?? 0} and ${this.rules[rule] ?? 0} (${codes.map((code) => `${code} ${this.codes[code] ?? 0}`).join(', ')})`);
    }

    const others = Object.entries(this.codes).filter(([code]) => !Object.values(codesByRule).flat().includes(code));
    console.log(`other codes: ${list(others)}`);
    console.log(`verdicts: ${list(Object.entries(this.verdicts))}`);
    limitClasses.forEach((name) => console.log(`disagreements by a limit, ${name}: ${this.limits[name] ?? 0}`));
    const parts = Object.entries(this.generated).map(([name, number]) => `${number} ${name}`).join(', ');
    console.log(`seeds ${seeds.join(' ')}: ${this.catalogued} catalogued and ${count} generated documents (${parts}), ${this.mutated} mutated${server ? '' : ', no server'}`);
    console.log(`${this.agreements} agreements, ${this.values} values of answers looked at, ${(this.milliseconds / 1000).toFixed(0)} s`);
    missing.forEach((rule) => console.log(`no document reached ${rule}`));
    const limited = Object.values(this.limits).reduce((sum, number) => sum + number, 0);
    console.log(`${limited} disagreements by a limit, ${this.faults} disagreements`);
    return this.faults === 0 && missing.length === 0;
  }
}

const list = (entries) => [...entries].sort().map(([name, number]) => `${name} ${number}`).join(', ');

function add(counts, names) {
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
}
