// The engine as a program that judges a request on each line: OpenCity.Verdict.
import { spawn } from 'node:child_process';

/** One running judge. Answers come in the order of the questions, so many may be asked before the first is answered. */
export class Engine {
  #process;
  #waiting = [];
  #ended;
  #heard = '';

  constructor(command, schemaFile, ...options) {
    const [program, ...args] = command.split(' ');
    this.#process = spawn(program, [...args, schemaFile, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.setEncoding('utf8').on('data', (text) => this.#hear(text));
    const fail = (error) => {
      this.#ended = error;
      this.#waiting.splice(0).forEach(({ reject }) => reject(error));
    };
    this.#process.on('error', fail);
    this.#process.on('exit', (code) => fail(new Error(`The judge ended with code ${code}.`)));
    this.#process.stdin.on('error', () => {});
  }

  /** What the engine says: the verdict with all errors, or with the result. */
  ask({ query, operationName, variables }) {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }

      this.#waiting.push({ resolve, reject });
      this.#process.stdin.write(`${JSON.stringify({ query, operationName, variables })}\n`);
    });
  }

  // Lines end in "\n" alone: "readline" would end them at U+2028, too, which JSON lets stand in a text.
  #hear(text) {
    const lines = (this.#heard + text).split('\n');
    this.#heard = lines.pop();
    lines.forEach((line) => this.#waiting.shift().resolve(JSON.parse(line)));
  }

  end() {
    this.#process.removeAllListeners('exit');
    this.#process.stdin.end();
  }
}
