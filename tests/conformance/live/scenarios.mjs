// What both clients are asked to do. Each prints one line; a test compares all of them.
const count = (to, milliseconds) => `subscription { count(${to ? `to: ${to} ` : ''}milliseconds: ${milliseconds}) { number } }`;

// All results of an operation, or those until `enough` says so; then the client completes it.
async function collect(client, query, enough = () => false) {
  const results = [];
  for await (const result of client.iterate({ query })) {
    results.push(result.errors ? result.errors.map((error) => error.extensions.code).join() : Object.values(result.data)[0]);
    if (enough(results)) {
      break;
    }
  }
  return results.map((result) => (typeof result === 'object' ? result.number : result)).join(' ');
}

async function failure(client, query) {
  try {
    return await collect(client, query);
  } catch (errors) {
    return Array.isArray(errors) ? 'thrown ' + errors.map((error) => error.extensions.code).join() : `thrown ${errors}`;
  }
}

export async function run(name, client, proxy) {
  const say = (what, result) => console.log(`${name}: ${what}: ${result}`);
  say('subscribe', await collect(client, count(3, 1)));
  say('two at once', (await Promise.all([collect(client, count(4, 5)), collect(client, count(2, 10))])).join(' and '));
  say('completed early', await collect(client, count(null, 5), (results) => results.length === 2));
  say('after that', await collect(client, count(1, 1)));
  say('query', await collect(client, '{ greeting }'));
  say('syntax error', await failure(client, '{ greeting'));
  say('unknown field', await failure(client, '{ greting }'));
  say('refused', await failure(client, 'subscription { refused { number } }'));
  say('error in an event', await collect(client, 'subscription { count(to: 3) { number odd } }'));
  say('source that fails', await failure(client, 'subscription { failing { number } }'));
  let isCut = false;
  const again = await collect(client, count(null, 5), (results) => {
    if (results.length === 2 && !isCut) {
      isCut = true;
      proxy.cut();
    }
    return results.length > 2 && results.at(-1).number === 1;
  });
  // How many events still came through before the cut is chance.
  say('cut and connected again', again.replace(/^1 2 (\d+ )*/, '1 2 ... '));
  // Longer than the server's ping, which the clients answer by themselves.
  say('pinged', await collect(client, count(2, 1500)));
}
