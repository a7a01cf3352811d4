// What both peers share: `node peer.js PORT`, the database that PGHOST, PGPORT, PGUSER and PGDATABASE name, and an end
// with the bench, whose pipe is the standard input.
export const connections = 16;

export function listen(server) {
  process.stdin.on("end", () => process.exit()).resume();
  server.listen(Number(process.argv[2]), "127.0.0.1");
}
