// node live.mjs http://127.0.0.1:PORT - the server of tests/OpenCity.TestServer.
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createStreamClient } from 'graphql-sse';
import WebSocket from 'ws';
import { open } from './proxy.mjs';
import { run } from './scenarios.mjs';

const proxy = await open(process.argv[2]);
const retry = { retryAttempts: 5, retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)), shouldRetry: () => true };

const sockets = createSocketClient({ url: `ws://${proxy.address}/graphql`, webSocketImpl: WebSocket, ...retry });
await run('graphql-ws', sockets, proxy);
await sockets.dispose();

const streams = createStreamClient({ url: `http://${proxy.address}/graphql`, ...retry });
await run('graphql-sse', streams, proxy);
streams.dispose();
proxy.close();
