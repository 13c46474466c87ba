import type { StoredName } from './data.ts';

/**
 * Deletes stored items by name from every storage that a page has. Cookies may lie on this host or any domain above it, on
 * any part of the path, and partitioned or not: a browser tells none of that, so each is tried.
 */
export function purge(names: StoredName[]): void {
  if (names.length === 0) return;
  const matches = (kind: string, name: string) =>
    names.some(
      (known) =>
        known[0] === kind &&
        (known.endsWith('*') ? name.startsWith(known.slice(1, -1)) : name === known.slice(1)),
    );
  for (const pair of document.cookie.split('; ')) {
    const name = pair.split('=')[0] ?? '';
    if (matches('c', name)) deleteCookie(name);
  }
  for (const [kind, storage] of [
    ['l', () => localStorage],
    ['s', () => sessionStorage],
  ] as const) {
    quietly(() => {
      for (const key of Object.keys(storage())) if (matches(kind, key)) storage().removeItem(key);
    });
  }
  quietly(async () => {
    for (const { name } of await indexedDB.databases())
      if (name && matches('i', name)) indexedDB.deleteDatabase(name);
  });
  quietly(async () => {
    for (const name of await caches.keys()) if (matches('h', name)) await caches.delete(name);
  });
}

function deleteCookie(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, from) => `; domain=${labels.slice(from).join('.')}`)];
  const steps = location.pathname.split('/').filter(Boolean);
  const paths = ['/', ...steps.flatMap((_, to) => [path(steps, to), `${path(steps, to)}/`])];
  for (const domain of domains)
    for (const at of paths)
      for (const kind of ['', '; secure', '; secure; partitioned; samesite=none'])
        document.cookie = `${name}=; max-age=0; path=${at}${domain}${kind}`;
}

const path = (steps: string[], to: number): string => `/${steps.slice(0, to + 1).join('/')}`;

/** A browser that forbids a storage keeps nothing in it: there is nothing to delete, and nothing to say. */
function quietly(work: () => unknown): void {
  try {
    void Promise.resolve(work()).catch(() => undefined);
  } catch {
    // As above.
  }
}
