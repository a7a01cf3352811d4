// node codegen.mjs URL/graphql - what GraphQL Code Generator and tsc make of the committed schema and of the sources in codegen/; then runs
// the one that is right against the server.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generate } from '@graphql-codegen/cli';

const here = dirname(fileURLToPath(import.meta.url));
// The preset is looked for where the program was started.
process.chdir(here);
// Within node_modules, from where packages are found and where nothing is committed.
const work = join(here, 'node_modules', '.codegen', String(process.pid));
const scalars = {
  Any: 'unknown', Base64String: 'string', DateTime: 'string', Decimal: 'number', Duration: 'string', LocalDate: 'string', LocalTime: 'string',
  Long: 'number', URI: 'string',
};
const options = {
  compilerOptions: {
    module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022', strict: true, outDir: 'out', types: [], lib: ['es2023', 'dom'],
  },
};

async function make(name) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, 'codegen', `${name}.ts`), join(folder, `${name}.ts`));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  try {
    await generate({
      schema: join(here, '..', '..', '..', 'graphql', 'schema.graphql'),
      documents: join(folder, `${name}.ts`),
      generates: {
        [`${folder}/generated/`]: { preset: 'client', presetConfig: { fragmentMasking: false }, config: { scalars, strictScalars: true, useTypeImports: true } },
      },
      emitLegacyCommonJSImports: false, silent: true, errorsOnly: true, noSilentErrors: true,
    }, true);
  } catch (error) {
    const said = [error.message, ...(error.errors ?? []).map((each) => each.message)].join('\n');
    return `codegen: ${/(Cannot query field|Variable)[^\n]*/.exec(said)?.[0] ?? said}`;
  }
  const { stdout } = spawnSync(process.execPath, [join(here, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' });
  const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
  return errors.length === 0 ? 'compiles' : `tsc: ${errors.map((line) => line.replace(/^.*?error /, '')).join(' - ')}`;
}

try {
  for (const name of ['right', 'wrong-field', 'wrong-argument', 'wrong-use']) {
    console.log(`${name}: ${await make(name)}`);
  }
  const { right } = await import(pathToFileURL(join(work, 'right', 'out', 'right.js')));
  console.log(`right, run: ${await right(process.argv[2])}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
