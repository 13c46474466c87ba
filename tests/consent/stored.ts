import type { Page } from 'playwright-core';
import type { Register, StoredItem } from '../../content/storage/schema.ts';

/** Something that was found on the device. The value is looked at by checks and never written into a report. */
export interface Found {
  kind: StoredItem['kind'] | 'service worker';
  name: string;
  value: string;
  /** For cookies: days until they go by themselves, from now; none for those that go with the browser. */
  days?: number;
}

/** Everything that this site has stored, of every kind that a page can store. */
export async function storedIn(page: Page): Promise<Found[]> {
  // Chromium writes a page's cookies behind its back; asking the page itself waits until they are written.
  await page.evaluate(() => document.cookie);
  const cookies = (await page.context().cookies()).map(({ name, value, expires }): Found => ({
    kind: 'cookie',
    name,
    value,
    ...(expires > 0 && { days: (expires * 1000 - Date.now()) / 86_400_000 }),
  }));
  const others = await page.evaluate(async () => {
    const items = (storage: Storage) => Object.keys(storage).map((key) => [key, storage.getItem(key) ?? '']);
    const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : [];
    return {
      'local storage': items(localStorage),
      'session storage': items(sessionStorage),
      'indexed database': (await indexedDB.databases()).map(({ name }) => [name ?? '', '']),
      cache: 'caches' in window ? (await caches.keys()).map((name) => [name, '']) : [],
      'service worker': workers.map(({ scope }) => [scope, '']),
    };
  });
  return [
    ...cookies,
    ...Object.entries(others).flatMap(([kind, items]) =>
      items.map(([name = '', value = '']) => ({ kind: kind as Found['kind'], name, value })),
    ),
  ];
}

/** Puts each of these items where a careless or earlier page might have left it. Open a page of the site first. */
export async function plantStored(page: Page, items: Pick<StoredItem, 'kind' | 'name'>[]): Promise<void> {
  await page.evaluate(
    async (all) => {
      for (const { kind, name } of all) {
        if (kind === 'cookie') document.cookie = `${name}=planted; path=/; max-age=9999999`;
        if (kind === 'local storage') localStorage.setItem(name, 'planted');
        if (kind === 'session storage') sessionStorage.setItem(name, 'planted');
        if (kind === 'cache') await caches.open(name);
        if (kind === 'indexed database')
          await new Promise<void>((done) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => {
              opening.result.close();
              done();
            };
          });
      }
    },
    items.map(({ kind, name }) => ({ kind, name: name.replace(/\*$/, 'planted') })),
  );
}

/** Whether the register means this by that name; a star at its end stands for any ending. */
export const isListed = (
  item: Pick<StoredItem, 'kind' | 'name'>,
  found: Pick<Found, 'kind' | 'name'>,
): boolean =>
  item.kind === found.kind &&
  (item.name.endsWith('*') ? found.name.startsWith(item.name.slice(0, -1)) : item.name === found.name);

/** What needs a yes, or is off after a no. */
export const optionalItems = ({ purposes }: Register): StoredItem[] =>
  purposes
    .filter(({ basis }) => basis === 'consent')
    .flatMap(({ services }) => services.flatMap(({ items }) => items));

export const named = ({ kind, name }: Pick<Found, 'kind' | 'name'>): string => `${kind} “${name}”`;
