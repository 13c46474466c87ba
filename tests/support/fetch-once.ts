/**
 * Each `fetch` of a test has a connection of its own. On a busy machine a kept one may wait so long that the server closes it
 * just when it is used again: the request would fail.
 */
const keeping = globalThis.fetch;

const once: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set('connection', 'close');
  return keeping(input, { ...init, headers });
};

// Test files in one worker share what is global.
if (keeping.name !== once.name) globalThis.fetch = once;
