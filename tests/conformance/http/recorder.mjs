// A fetch that remembers what went over the wire: "POST query", "GET hash", "POST query hash", each with the status.
export function recorder() {
  const sent = [];
  async function record(url, options = {}) {
    const method = options.method ?? 'GET';
    const parameters = method === 'GET' ? Object.fromEntries(new URL(url).searchParams) : JSON.parse(options.body);
    const list = Array.isArray(parameters) ? parameters : [parameters];
    const what = list.map((entry) => [
      entry.query ? 'query' : '',
      String(JSON.stringify(entry.extensions ?? '')).includes('sha256Hash') ? 'hash' : '',
      entry.documentId ? 'id' : '',
    ].filter(Boolean).join('+'));
    const response = await fetch(url, options);
    sent.push(`${method} ${what.join(',')} ${response.status}`);
    return response;
  }
  return { fetch: record, take: () => sent.splice(0).join(' | ') };
}

/** Prints a line; a test compares all of them. */
export const say = (client) => (what, ...results) => console.log(`${client}: ${what}: ${results.join(' - ')}`);
