// Where a run stopped, so that it can go on.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Tally } from './tally.mjs';

export class State {
  #file;
  #run;

  constructor(file, run) {
    this.#file = file;
    this.#run = JSON.stringify(run);
    const known = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    // What another run left, with other seeds or of other length, is nothing to go on from; nor is a run that ended.
    const isSame = known?.run === this.#run && known.next < run.count;
    this.next = isSame ? known.next : 0;
    this.tally = isSame ? Tally.of(known.tally) : undefined;
    if (isSame) {
      console.log(`going on after ${this.next} of ${run.count} documents (${file})`);
    }
  }

  save(next, tally) {
    if (this.#file === undefined) {
      return;
    }

    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify({ run: this.#run, next, tally }));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
