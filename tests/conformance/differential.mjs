// Do graphql-js 17 and 16 and OpenCity say the same about catalogued and generated documents?
// usage: node differential.mjs [--server URL] [--judge "dotnet .../OpenCity.Verdict.dll"] [--count 500] [--seeds 1,2] [--state FILE]
//        [--only SCHEMA:SEED:INDEX] [--twin CODE]
import { parseArgs } from 'node:util';
import { Differential } from './differential/run.mjs';

const { values: options } = parseArgs({
  options: {
    server: { type: 'string' },
    judge: { type: 'string', default: 'dotnet ../OpenCity.Verdict/bin/Release/net10.0/OpenCity.Verdict.dll' },
    count: { type: 'string', default: '500' },
    seeds: { type: 'string', default: '1' },
    state: { type: 'string' },
    only: { type: 'string' },
    twin: { type: 'string' },
  },
});
const run = new Differential({
  server: options.server,
  judge: options.judge,
  count: Number(options.count),
  seeds: options.seeds.split(',').map(Number),
  stateFile: options.state,
  twin: options.twin,
});
const isRight = options.only ? await run.only(...options.only.split(':')) : await run.all();
process.exitCode = isRight ? 0 : 1;
