// PostGraphile 5 over the yardstick's tables: the Amber preset with filters, across relations and, for the question by a
// value, on columns without index. By default it keeps plans, prepares statements and opens no transaction for a read.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";
import { connections, listen } from "./host.js";

const serve = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  schema: { connectionFilterRelations: true },
  pgServices: [makePgService({ schemas: ["public"], poolConfig: { max: connections }, pubsub: false })],
  grafserv: { graphiql: false, graphqlOverGET: true },
}).createServ(grafserv);

const server = createServer();
await serve.addTo(server);
listen(server);
