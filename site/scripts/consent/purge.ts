import { deleteCookies } from './cookie-copies.ts';
import type { StoredName } from './data.ts';

/** Deletes stored items by name, from every kind of storage. */
export function purge(names: StoredName[]): void {
  if (names.length === 0) return;
  const matches = (kind: string, name: string) =>
    names.some(
      (known) =>
        known[0] === kind &&
        (known.endsWith('*') ? name.startsWith(known.slice(1, -1)) : name === known.slice(1)),
    );
  deleteCookies((name) => matches('c', name));
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

/** Ignores errors: if the browser blocks a storage, there is nothing in it to delete. */
function quietly(work: () => unknown): void {
  try {
    void Promise.resolve(work()).catch(() => undefined);
  } catch {
    // As above.
  }
}
