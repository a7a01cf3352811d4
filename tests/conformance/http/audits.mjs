// node audits.mjs http://127.0.0.1:PORT/graphql - what the audits of graphql-http say of a server, a line each and a count of each sort.
import { serverAudits } from 'graphql-http';

const counts = new Map();
const audits = serverAudits({ url: process.argv[2] });
for (const audit of audits) {
  const result = await audit.fn();
  // The name begins with MUST, SHOULD or MAY; "ok", "notice" is a MAY, "warn" a SHOULD and "error" a MUST that is not met.
  const sort = audit.name.split(' ')[0];
  const [met, all] = counts.get(sort) ?? [0, 0];
  counts.set(sort, [met + (result.status === 'ok' ? 1 : 0), all + 1]);
  if (result.status !== 'ok') {
    console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
}
for (const sort of [...counts.keys()].sort()) {
  console.log(`${sort}: ${counts.get(sort)[0]} of ${counts.get(sort)[1]}`);
}
console.log(`${audits.length} audits`);
